"""Planting faults in clean returns, with the truth beside them: what a check has to find."""
