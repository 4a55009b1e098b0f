"""What is drawn over itself on a terminal, while somebody watches."""
