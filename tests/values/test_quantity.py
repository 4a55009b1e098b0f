from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sympozium_cli.values.quantity import parse_quantity
from values.vectors import render_cases


def canonical(text: str) -> str | None:
    quantity = parse_quantity(text)
    return quantity and quantity.canonical


@pytest.mark.parametrize("case", render_cases("quantity"), ids=lambda case: repr(case["in"]))
def test_a_quantity_is_taken_and_written_as_kubernetes_does(case: dict[str, Any]) -> None:
    assert canonical(case["in"]) == case.get("canonical")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1Gi", 1 << 30),
        ("-1.5Ki", -1536),
        ("1.1Gi", Fraction(11 * (1 << 30), 10)),
        ("100m", Fraction(1, 10)),
        ("2e3", 2000),
        ("1000m", 1),
        ("0.1n", Fraction(1, 10**9)),
        ("16Ei", (1 << 63) - 1),
        ("20E", 20 * 10**18),
        ("0Gi", 0),
    ],
)
def test_a_quantity_has_an_exact_value(text: str, value: int | Fraction) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    assert quantity.value == value


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("+", "0"),
        (".", "0"),
        ("+Gi", "0"),
        ("e5", "0"),
        ("-0", "0"),
        ("0.9n", "1n"),
        ("1e-99", "1e-9"),
        ("0.00000000001Gi", "10737419n"),
        ("9Ei", "9223372036854775807"),
        ("1024", "1024"),
        ("1000Ki", "1000Ki"),
        ("512Ki", "512Ki"),
        ("0.5Ki", "512"),
        ("1e4294967297", "10"),
        ("1e2147483646", "1e2147483646"),
        ("1000E", "1e21"),
    ],
)
def test_the_corners_of_the_grammar(text: str, stored: str) -> None:
    assert canonical(text) == stored


@pytest.mark.parametrize(
    "text", ["1Gi\n", "\u0661Gi", "1.1.1", "1e+", "1e9223372036854775808", "1+5", "1Gi5", "1" * 5000]
)
def test_what_kubernetes_refuses_is_no_quantity(text: str) -> None:
    assert parse_quantity(text) is None
