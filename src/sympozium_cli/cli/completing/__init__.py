"""TAB: what can follow on the command line, said by the shell itself where it can, and by this program where not."""
