"""Writing to people: messages, keyboards, dialogues, and the words that fill a text."""
