"""Counting: from returns to observations, and from authorities to regions and the nation."""
