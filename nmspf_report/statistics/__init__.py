"""Statistics: intervals for percentages and rates, with their sources."""
