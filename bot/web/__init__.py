"""The clinic's own HTTP side: health, metrics and the webhook; off unless it is asked for."""
