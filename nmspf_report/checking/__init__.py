"""Checking returns before they are counted: rules in, queries out."""
