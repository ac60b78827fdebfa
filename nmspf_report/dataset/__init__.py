"""The data that a release's documents are made from: written once, read by every notebook."""
