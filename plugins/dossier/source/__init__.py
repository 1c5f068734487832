"""Turn a file's text into typed records; knows no other file, and no Pelican."""
