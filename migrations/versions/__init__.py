"""The revisions, numbered from 0001; the highest number is what the code expects."""
