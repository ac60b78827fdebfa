"""The framework: its reading and checking, and the children's catalogue itself."""
