"""The token budget of a pack is half used, nearly used, used up, or counted anew (membrane_types.go, TokenBudgetSpec).

Only the controller's own count decides whether it halts the pack; `sympozium budget show` knows what that leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sympozium_cli.monitor.feed.message import BAD, CAREFUL, GOOD, Message, Stage
from sympozium_cli.monitor.feed.pack import Pack
from sympozium_cli.monitor.feed.scene import PackScene

_STEPS: Final = (100, 80, 50)


def of_pack(scene: PackScene) -> Iterator[Message]:
    """The highest step that is reached, and that the count has gone back."""
    pack, before = scene.pack, scene.before
    if scene.gone or not pack.most_tokens:
        return
    data = {"used": pack.used_tokens, "max": pack.most_tokens, "action": "halt" if pack.halts else "warn"}
    if before is not None and pack.used_tokens < before.used_tokens:
        summary = f"has its token budget counted anew, from {pack.used_tokens:,} on"
        yield scene.message("budget", Stage.UNDERWAY, summary, tone=GOOD, data=data, mark=f"back/{before.used_tokens}")
    step = next((one for one in _STEPS if pack.used_tokens * 100 >= one * pack.most_tokens), 0)
    if step:
        tone = BAD if step == _STEPS[0] and pack.halts else CAREFUL
        yield scene.message(
            "budget", Stage.UNDERWAY, _summary(pack, step), tone=tone, data={**data, "percent": step}, mark=str(step)
        )


def _summary(pack: Pack, step: int) -> str:
    share = pack.used_tokens * 100 // pack.most_tokens
    end = ""
    if step == _STEPS[0]:
        end = "; new runs fail" if pack.halts else "; the controller only logs it"
    return f"has used {share}% of its token budget, {pack.used_tokens:,} of {pack.most_tokens:,}{end}"
