"""The shape of a record: tables, their columns, and the facts derived from them."""
