"""Small grammars of single values: crons, durations, quantities, names, releases. All pure."""
