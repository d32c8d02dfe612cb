"""What the commands do: a module a command, with all that it imports and no more."""
