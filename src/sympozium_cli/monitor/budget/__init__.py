"""Token budgets: what the controller has counted, what runs say they used, what it cost, and when it stops."""
