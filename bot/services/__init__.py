"""Use cases: each public method is one transaction and one promise."""
