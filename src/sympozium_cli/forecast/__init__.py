"""When the personas of a pack will run."""
