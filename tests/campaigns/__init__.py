"""Campaigns: the bot is killed, cut off and lied to, and then everything is counted."""
