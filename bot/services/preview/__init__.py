"""What a patient would get, seen before anybody gets it."""
