"""What a clinic sets for itself: its texts, its facts, and what is to be done at first."""
