"""The cells of the committed sample, as the tests of disclosure control have them."""

from tests.disclosure.conftest import cells, quantities, sample, system

__all__ = ["cells", "quantities", "sample", "system"]
