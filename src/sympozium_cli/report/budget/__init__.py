"""The budgets of packs, for eyes and for machines."""
