"""Know how to make a site of news dossiers out of files."""
