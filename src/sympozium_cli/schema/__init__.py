"""What the API server says of a document: its fields, since which release they exist, and its verdict."""
