"""Slides for a meeting: PPTX, of what the notebook shows as slides."""
