"""What others can take out: feeds, calendars, tables and data, each from the same plain rows."""
