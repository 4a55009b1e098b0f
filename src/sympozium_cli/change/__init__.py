"""What an edit of a pack means, and what the controllers will do about it."""
