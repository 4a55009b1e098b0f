"""How much of a hostile text is read before it is refused.

Every pack that an API server would store (1.5 MB) stays far below each of these.
"""

from __future__ import annotations

MAX_BYTES = 12 * 1024 * 1024
"""The size of a file."""

MAX_DOCUMENTS = 10_000
"""The documents in a file."""

MAX_DEPTH = 500
"""The collections inside each other; everything that walks a value may recurse so deep."""

MAX_EVENTS = 400_000
"""The keys, values and brackets in a document."""

MAX_FLAWS = 200
"""The duplicate keys that are reported for a document; the reader knows by then."""

MAX_ALIASED = 250_000
"""The values that aliases and merge keys add to a document."""
