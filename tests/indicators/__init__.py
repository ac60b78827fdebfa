"""Counting: the fast engine, and the independent one that it must agree with."""
