"""Small changes to a rule's conditions, to see whether its cases notice.

Every condition is negated, every operand of `and` and `or` is left out in turn, every `<` becomes `<=` and the
like, every number beside a comparison grows by one, and every word of a list of words is left out in turn.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import Any

_BOUNDARY: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}


def mutants(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """Each mutant of the functions in `tree`, with a description that says where it differs."""
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    for function in functions:
        for node in [inner for statement in function.body for inner in ast.walk(statement)]:
            yield from _mutants_of(tree, node)


def _mutants_of(tree: ast.Module, node: ast.AST) -> Iterator[tuple[str, ast.Module]]:
    match node:
        case ast.If() | ast.IfExp() | ast.While():
            yield _changed(tree, node, "test", _negated(node.test))
        case ast.comprehension():
            for index, test in enumerate(node.ifs):
                yield _changed(tree, node, "ifs", _put(node.ifs, index, _negated(test)))
        case ast.BoolOp():
            for index in range(len(node.values)):
                rest = node.values[:index] + node.values[index + 1 :]
                # One operand is no `and`: said twice, it means the same.
                yield _changed(tree, node, "values", rest if len(rest) > 1 else rest * 2)
        case ast.Compare():
            yield from _comparisons(tree, node)
        case ast.Tuple(elts) | ast.Set(elts) | ast.List(elts) if _are_words(elts):
            for index in range(len(elts)):
                yield _changed(tree, node, "elts", elts[:index] + elts[index + 1 :])
        case ast.Return(value=ast.expr() as value) if _is_condition(value):
            yield _changed(tree, node, "value", _negated(value))


def _comparisons(tree: ast.Module, node: ast.Compare) -> Iterator[tuple[str, ast.Module]]:
    for index, operator in enumerate(node.ops):
        if type(operator) in _BOUNDARY:
            yield _changed(tree, node, "ops", _put(node.ops, index, _BOUNDARY[type(operator)]()))
    for index, operand in enumerate(node.comparators):
        if isinstance(operand, ast.Constant) and type(operand.value) is int:
            grown = ast.Constant(operand.value + 1)
            yield _changed(tree, node, "comparators", _put(node.comparators, index, grown))


def _changed(tree: ast.Module, node: ast.AST, field: str, value: Any) -> tuple[str, ast.Module]:
    before = getattr(node, field)
    setattr(node, field, value)
    changed = copy.deepcopy(tree)
    line = getattr(node, "lineno", 0)
    description = f"line {line}: {ast.unparse(node) if not isinstance(node, ast.If) else ast.unparse(node.test)}"
    setattr(node, field, before)
    return description, ast.fix_missing_locations(changed)


def _negated(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _put(items: list[Any], index: int, item: Any) -> list[Any]:
    return [*items[:index], item, *items[index + 1 :]]


def _are_words(elements: list[ast.expr]) -> bool:
    return len(elements) > 1 and all(
        isinstance(element, ast.Constant) and isinstance(element.value, str) for element in elements
    )


def _is_condition(value: ast.expr) -> bool:
    return isinstance(value, ast.Compare | ast.BoolOp) or (
        isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)
    )
