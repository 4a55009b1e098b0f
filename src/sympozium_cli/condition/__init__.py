"""How a pack in a cluster is: what is there of it, what its controllers have made of it, and why it does nothing."""
