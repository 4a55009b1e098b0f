"""The field tables: what every release of Sympozium knows of a pack.

Facts from the CustomResourceDefinitions that upstream published with each release.
"""
