"""How actors are found in texts: by their names, and by the offices that they hold at its date."""
