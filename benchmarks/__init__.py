"""How long counting takes, and beside what."""
