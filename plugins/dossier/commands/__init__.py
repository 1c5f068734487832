"""Do what a person can ask for in a site; a module is a command."""
