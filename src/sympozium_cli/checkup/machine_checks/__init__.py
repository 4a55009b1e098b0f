"""Checks of the machine: no cluster is needed for them."""
