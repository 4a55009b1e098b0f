"""Keys and tokens: how they come in, where they belong, and how they never come out."""
