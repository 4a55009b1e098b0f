"""A forecast for people: a picture, a table, and what has to be said besides."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.report.cells import folded
from sympozium_cli.report.forecast_budget import budget
from sympozium_cli.report.forecast_notes import collisions, contention, first_runs, section, silent, totals
from sympozium_cli.report.forecast_table import table
from sympozium_cli.report.forecast_timeline import timeline
from sympozium_cli.report.forecast_view import View, length, safe
from sympozium_cli.values.plural import count


def forecast_text(view: View) -> Iterator[str]:
    """The lines of the whole."""
    yield from folded(_headline(view), view.width)
    for part in (timeline(view), table(view)):
        for number, line in enumerate(part):
            if not number:
                yield ""
            yield line
    yield ""
    yield from folded(totals(view), view.width)
    yield from section(view, "First runs", first_runs(view))
    yield from section(view, "Not started by the clock", silent(view))
    yield from section(view, _together(view), collisions(view))
    yield from section(view, "If runs take as long as runTimeout allows", contention(view))
    yield from section(view, "Token budget", budget(view))


def _headline(view: View) -> str:
    forecast = view.forecast
    window = forecast.asked.window
    how = "enabled already, from" if forecast.asked.running else "as if enabled at"
    name = safe(forecast.pack.name) or "a pack without a name"
    span = length(window.seconds // 60)
    return f"{name} ({forecast.pack.release}), {how} {view.whole_time(window.start)}, for {span}"


def _together(view: View) -> str:
    number = view.forecast.collisions.minutes.bit_count()
    return f"In the same minute ({count(number, 'minute')})"
