"""All SQL of Aftercare: the schema and named queries, a file a noun."""
