"""Phones and groups: what people do, and what they see."""
