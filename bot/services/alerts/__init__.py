"""What a person must look at: raised, pushed, taken, closed, listed."""
