"""What is measured: the catalogues of indicators, and the model that reads them."""
