"""Reading finished releases: what is tied to a cell, and what is left in them that is not."""
