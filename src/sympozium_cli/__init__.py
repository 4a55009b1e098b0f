"""The command line for people who write and run Sympozium packs."""

__version__ = "0.1.0"
