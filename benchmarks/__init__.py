"""How fast `sympozium` is beside named peers: always in the same run, always as a ratio."""
