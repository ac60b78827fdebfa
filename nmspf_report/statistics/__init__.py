"""Statistics: intervals, control charts and funnels, with their sources."""
