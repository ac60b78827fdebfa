"""The cells of a release: what is counted, where it stands, what ties it, what is published."""
