"""What `runs watch` makes of a tail: which runs are watched, what became of them, and when there is no more to see."""
