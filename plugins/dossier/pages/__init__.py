"""Turn the library into views of pages; knows no files and no HTML."""
