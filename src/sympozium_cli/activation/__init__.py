"""Secrets, activation and exclusion as plans: steps that can be shown, taken and taken back."""
