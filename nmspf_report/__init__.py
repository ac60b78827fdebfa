"""The National Multi-agency Safeguarding Performance Framework: returns in, reports out."""

__version__ = "0.1.0"
