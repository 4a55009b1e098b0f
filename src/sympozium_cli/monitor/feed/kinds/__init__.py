"""The kinds of messages: one module each; adding one is adding its file.

A module is named as its kind is. `of_run` says what a state of a run tells, `of_pack` what one of a pack tells; what
the state before has told already is left out by the feed. A message that depends on more than the kind has a mark.
"""
