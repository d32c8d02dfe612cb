"""The Bot API over HTTP: calls, their answers, and the faults that strike them."""
