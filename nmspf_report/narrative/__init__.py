"""Words beside the figures: bound to them, screened for personal data, and only ever text."""
