"""Tables for reading, tested with figures worked by hand."""
