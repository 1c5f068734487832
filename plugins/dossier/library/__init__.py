"""Link records into one complete library; knows no files and no pages."""
