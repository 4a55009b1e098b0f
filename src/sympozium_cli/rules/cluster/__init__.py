"""What a pack meets in a cluster: only `pack validate --cluster` asks these rules."""

ORDER = 18
PARTS = ("cluster",)
