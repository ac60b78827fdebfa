"""Facts derived from a child's history, once, by name, for every indicator to use."""
