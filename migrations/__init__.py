"""The database's history, a file a revision."""
