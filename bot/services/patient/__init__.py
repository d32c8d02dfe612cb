"""What a patient says, taps and sets, at any time."""
