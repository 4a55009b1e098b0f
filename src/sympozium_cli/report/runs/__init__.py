"""Runs for people and for programs: a table of them, one of them, and the trees that they make."""
