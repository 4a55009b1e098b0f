"""An API server for tests, in this process: `server.FakeApi`; and what can go wrong with it: `faults`."""
