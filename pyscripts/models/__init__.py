"""The ways in which Python can have several units of work under way at once, and the script that takes a sample."""
