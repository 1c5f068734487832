"""Foreign text to a draft and candidates; does not know Pelican, nor how a site is built."""
