"""What runs, packs and budgets do: lists and watches that never lie, and folds over what they report."""
