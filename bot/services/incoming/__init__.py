"""What comes in: updates stored and handed out; typed text given to whoever waits for it."""
