"""What every use case stands on: its transaction, the clock, the case, the sweep."""
