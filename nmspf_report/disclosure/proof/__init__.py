"""The proof: what each cell can be for all that a reader knows, by whole-number witnesses."""
