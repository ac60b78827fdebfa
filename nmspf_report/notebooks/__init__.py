"""Running the notebooks of the reports through papermill."""
