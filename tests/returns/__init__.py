"""Returns: what authorities send and what publishers have published, read and checked."""
