"""Telegram for one machine: a Bot API, people on their phones, the play of `make demo`."""
