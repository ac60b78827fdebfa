"""Sample returns: made-up children's journeys at real volume, the same each time they are made."""

from nmspf_report.returns.sample.clock import years_from
from nmspf_report.returns.sample.sampling import SampleReturn, sample_return
from nmspf_report.returns.sample.writing import write_return, write_sample

__all__ = ["SampleReturn", "sample_return", "write_return", "write_sample", "years_from"]
