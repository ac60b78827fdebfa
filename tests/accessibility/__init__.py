"""Tests of what WCAG 2.2 AA and PDF/UA-1 ask, on finished pages and prints."""
