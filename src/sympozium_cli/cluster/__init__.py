"""The cluster: what commands ask of it (`port`), and the one adapter that talks to a real API server.

Only the adapter imports kubernetes. Everything else sees plain JSON values, `Resource`s and errors of `errors`.
"""
