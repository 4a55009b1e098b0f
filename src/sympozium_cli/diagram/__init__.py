"""The personas of a pack and what connects them."""
