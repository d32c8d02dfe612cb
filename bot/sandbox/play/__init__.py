"""The demo: its stage, its scenes, and how it is printed."""
