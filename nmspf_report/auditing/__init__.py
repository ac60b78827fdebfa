"""Auditing a finished release: every figure in its files is collected and tied to its cell."""
