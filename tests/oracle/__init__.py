"""The independent engine: plain Python over lists of dicts, slow and obviously right."""
