"""Bytes to located documents: YAML and JSON exactly as kubectl reads them, with a place for every value."""

from sympozium_cli.source.document import Document
from sympozium_cli.source.lines import Lines
from sympozium_cli.source.path import ROOT, FieldPath
from sympozium_cli.source.problem import Problem
from sympozium_cli.source.resolve import Value
from sympozium_cli.source.scalar import Scalar
from sympozium_cli.source.span import Position, Span
from sympozium_cli.source.stream import load
from sympozium_cli.source.surprise import Surprise, surprise

__all__ = [
    "ROOT",
    "Document",
    "FieldPath",
    "Lines",
    "Position",
    "Problem",
    "Scalar",
    "Span",
    "Surprise",
    "Value",
    "load",
    "surprise",
]
