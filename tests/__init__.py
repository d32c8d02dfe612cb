"""Tests of Aftercare, laid out like the code they judge."""
