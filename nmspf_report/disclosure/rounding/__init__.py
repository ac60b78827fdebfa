"""Controlled rounding: every count at one of its two nearest multiples, adding up everywhere."""
