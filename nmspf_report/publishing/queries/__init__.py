"""Queries back to those who sent returns: as a page, a log to work through, and JSON."""
