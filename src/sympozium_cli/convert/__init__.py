"""A pack of an old dialect in the words of the current one, and what changes its meaning on the way."""
