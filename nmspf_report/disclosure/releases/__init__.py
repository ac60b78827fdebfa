"""Releases one after another: what earlier ones have told, and how it binds the next."""
