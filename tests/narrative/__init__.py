"""Tests of words beside the figures."""
