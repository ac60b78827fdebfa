"""Disclosure control: what may be published of the counts, and the proof that it is safe."""
