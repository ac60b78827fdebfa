"""Suppression: what is sensitive, and which further figures to withhold for it."""
