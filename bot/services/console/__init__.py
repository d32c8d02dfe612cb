"""What staff look at and do: the day, a patient, the team."""
