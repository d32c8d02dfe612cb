"""Rules of the follow-up: no input or output, no clock, standard library only."""
