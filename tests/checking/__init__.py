"""Tests of checking returns."""
