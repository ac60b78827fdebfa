"""The facts of a child's history, worked by hand."""
