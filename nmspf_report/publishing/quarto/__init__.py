"""Rendering with Quarto: executed notebooks become one project, rendered by one command."""
