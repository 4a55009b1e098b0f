"""What an editor asks about the text of a file with packs: places and texts in, plain values out.

Nothing here knows a protocol: `cli/language_server.py` speaks it. Lines count from 0, and columns in the units that the
editor counts in.
"""
