"""Tests of the data of a release."""
