"""Measurements of speed and memory: printed, never asserted by a timed test."""
