"""Returns in the shape of the Standard Safeguarding Dataset: a mapping, and what it cannot give."""
