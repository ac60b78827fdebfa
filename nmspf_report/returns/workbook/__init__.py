"""The authority's own workbook: its layout, writing the template, reading it back safely."""
