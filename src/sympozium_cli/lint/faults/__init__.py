"""What several rules of a topic have in common: faults that are found in one place and told by many.

A rule asks a question about a pack; what takes more than a few lines to answer, and what two rules ask alike, is here,
one module for each matter. Rules do not know each other, but they may know these.
"""
