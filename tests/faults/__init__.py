"""Faults on the way between a client and a server: proxies on the loopback that lose, cut, delay and distort."""
