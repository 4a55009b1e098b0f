"""The doctor: what is true of this machine and of a cluster, and what is wrong with it.

Facts are gathered first, whatever goes wrong with some of them; the checks are pure functions of facts, one module
each, in `machine_checks` and `cluster_checks`.
"""
