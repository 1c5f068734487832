"""What English news says of times, people, speech and numbers, by tables and patterns; no other language."""
