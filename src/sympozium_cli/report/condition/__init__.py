"""How a pack is, for eyes and for machines."""
