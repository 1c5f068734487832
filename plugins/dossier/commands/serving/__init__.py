"""How a site is served on one's own machine while it is being written."""
