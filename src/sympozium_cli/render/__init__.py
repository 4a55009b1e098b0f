"""The objects that the controllers make of a pack."""
