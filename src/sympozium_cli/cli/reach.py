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


CLUSTER: Final = "cluster"
"""The target that is whatever the cluster has."""

NOWHERE: Final = Reach()
"""No option says anything."""


def demand_one_choice(reach: Reach, *, named: bool, selected: bool, everywhere: bool) -> None:
    """Refuse options that choose objects in two ways.

    Args:
        reach: the options that name the cluster.
        named: whether objects are named.
        selected: whether there is a selector.
        everywhere: whether it is -A.

    Raises:
        UsageError: they do.
    """
    from sympozium_cli.errors import UsageError

    if named and (selected or everywhere):
        raise UsageError("names and a selection exclude each other", hint="leave out the names, or -A and selectors")
    if everywhere and reach.namespace:
        raise UsageError("-A is all namespaces, and -n is one", hint="leave one of them out")
