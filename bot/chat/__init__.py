"""The front end: the only package that speaks to Telegram."""
