"""Making a release: the returns counted, every document run and rendered, all of it recorded."""
