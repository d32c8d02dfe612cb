"""Aftercare: follow-up of patients after a facet joint injection, over Telegram."""
