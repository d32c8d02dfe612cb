"""Many patients at once: a list read and tried, then enrolled, and a sheet of slips to print."""
