"""The ways in which Python has several units of work under way at once."""
