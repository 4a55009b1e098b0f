"""Words in, exit code out: the only place that knows the command line's library.

Commands import what they need when they run, so that `--help` and `--version` stay quick.
"""
