"""What authorities send: the shape of a return, reading it, and sample returns."""
