"""The columns of runs."""

from __future__ import annotations

from sympozium_cli.monitor.standing import reason
from sympozium_cli.report.amounts import cost_text, tokens_text
from sympozium_cli.report.masking import masked
from sympozium_cli.report.printing.screen import Column
from sympozium_cli.report.runs.row import STYLES, Row
from sympozium_cli.values.age import human_duration


def run_columns(*, namespaces: bool = False, labels: bool = False) -> tuple[Column, ...]:
    """The columns of a table whose rows are `Row`s.

    Args:
        namespaces: whether to begin with the namespace.
        labels: whether to end with the labels.
    """
    where = (Column("NAMESPACE", lambda row: row.run.namespace),)
    columns = (
        Column("NAME", lambda row: row.run.name),
        Column("PERSONA", lambda row: row.persona),
        Column("PHASE", lambda row: row.standing.word, styles=STYLES),
        Column("STARTED-BY", lambda row: row.starter),
        Column("AGE", _age),
        Column("DURATION", lambda row: row.lasted, wide=True),
        Column("TOKENS", _tokens, wide=True),
        Column("COST", _cost, wide=True),
        Column("PACK", lambda row: row.member.pack or "-", wide=True),
        Column("POD", lambda row: row.run.pod or "-", wide=True),
        Column("NOTE", _note, wide=True),
    )
    return (*(where if namespaces else ()), *columns, *((Column("LABELS", _labels),) if labels else ()))


def _age(row: Row) -> str:
    created = row.run.created
    return "<unknown>" if created is None else human_duration((row.now - created).total_seconds())


def _tokens(row: Row) -> str:
    return tokens_text(row.run.tokens.total) if row.run.tokens else "-"


def _cost(row: Row) -> str:
    return cost_text({row.run.cost.currency: row.run.cost.micro}) if row.run.cost else "-"


def _note(row: Row) -> str:
    return masked(" ".join(reason(row.run, row.now).split())) or "-"


def _labels(row: Row) -> str:
    return ",".join(f"{key}={row.run.labels[key]}" for key in sorted(row.run.labels)) or "<none>"
