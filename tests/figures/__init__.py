"""Charts, tested with figures worked by hand."""
