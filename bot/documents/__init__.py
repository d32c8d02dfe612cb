"""Pictures and files: figures in, bytes out; what is heavy is imported when it is first drawn."""
