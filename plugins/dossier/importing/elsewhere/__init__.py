"""From other programs: texts of our own that lie in another form; what could not be taken over is listed."""
