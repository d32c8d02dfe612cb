"""The outbox emptied: claimed, sent, recorded, and what follows from it."""
