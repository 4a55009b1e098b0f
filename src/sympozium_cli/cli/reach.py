"""Which cluster is meant: what the options of `cluster_options` say."""

from __future__ import annotations

from typing import Final, NamedTuple


class Reach(NamedTuple):
    """What these options say; "" where they say nothing; `verbose` is how often -v was given."""

    namespace: str = ""
    context: str = ""
    kubeconfig: str = ""
    impersonate: str = ""
    request_timeout: str = ""
    verbose: int = 0

    @property
    def names_something(self) -> bool:
        """Whether any option says which cluster is meant, and as whom."""
        return any(self._replace(verbose=0))


NOWHERE: Final = Reach()
"""No option says anything."""
