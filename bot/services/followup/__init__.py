"""The course of one follow-up: planned, asked, answered, replied to, concluded."""
