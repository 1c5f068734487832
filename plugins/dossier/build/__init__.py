"""Read files, run workers, fill templates and write the site, within Pelican's run."""
