"""The editor's answers in the words of the Language Server Protocol 3.17."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lsprotocol import types as lsp

from sympozium_cli.editor.completion import FIELD, REFERENCE, VALUE, Proposal
from sympozium_cli.editor.hover import Page
from sympozium_cli.editor.problems import Action, Problem
from sympozium_cli.editor.symbols import PACK, PERSONA, RELATIONSHIP, STIMULUS, Symbol
from sympozium_cli.editor.text import Change, Point, Range
from sympozium_cli.lint.severity import ERROR, INFO, WARNING

SOURCE: Final = "sympozium"

_SEVERITIES: Final = {
    ERROR: lsp.DiagnosticSeverity.Error,
    WARNING: lsp.DiagnosticSeverity.Warning,
    INFO: lsp.DiagnosticSeverity.Information,
}
_SYMBOLS: Final = {
    PACK: lsp.SymbolKind.Module,
    PERSONA: lsp.SymbolKind.Class,
    STIMULUS: lsp.SymbolKind.Event,
    RELATIONSHIP: lsp.SymbolKind.Interface,
}
_PROPOSALS: Final = {
    FIELD: lsp.CompletionItemKind.Property,
    VALUE: lsp.CompletionItemKind.EnumMember,
    REFERENCE: lsp.CompletionItemKind.Reference,
}


def point_of(position: lsp.Position) -> Point:
    """A protocol's position as a point."""
    return Point(position.line, position.character)


def range_from(value: lsp.Range) -> Range:
    """A protocol's range as a range."""
    return Range(point_of(value.start), point_of(value.end))


def range_of(value: Range) -> lsp.Range:
    """A range."""
    start, end = (lsp.Position(point.line, point.column) for point in value)
    return lsp.Range(start, end)


def diagnostic(problem: Problem, uri: str) -> lsp.Diagnostic:
    """A problem of the file at `uri`; places in other files have no range here, and are left out."""
    notes = [
        lsp.DiagnosticRelatedInformation(lsp.Location(uri, range_of(note.range)), note.message)
        for note in problem.notes
        if not note.file
    ]
    return lsp.Diagnostic(
        range=range_of(problem.range),
        message=problem.message,
        severity=_SEVERITIES[problem.severity],
        code=problem.rule or None,
        source=SOURCE,
        related_information=notes or None,
    )


def workspace_edit(changes: Iterable[Change], uri: str, version: int | None) -> lsp.WorkspaceEdit:
    """The changes of one file: of that version alone, or where `version` is None, of whatever it is by then."""
    edits = [lsp.TextEdit(range_of(change.range), change.text) for change in changes]
    if version is None:
        return lsp.WorkspaceEdit(changes={uri: edits})
    document = lsp.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
    return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(document, edits)])


def code_action(action: Action, kind: str, uri: str, version: int | None) -> lsp.CodeAction:
    """Something to do; an editor may do at once what is safe and mends one problem."""
    problem = action.problem
    return lsp.CodeAction(
        title=action.title,
        kind=kind,
        diagnostics=[diagnostic(problem, uri)] if problem is not None else None,
        is_preferred=True if action.safe and problem is not None else None,
        edit=workspace_edit(action.changes, uri, version),
    )


def hover(page: Page) -> lsp.Hover:
    """A page."""
    return lsp.Hover(_markdown(page.text), range_of(page.range) if page.range is not None else None)


def completion_item(proposal: Proposal, number: int) -> lsp.CompletionItem:
    """A proposal, which is the one of that number in its list."""
    return lsp.CompletionItem(
        label=proposal.label,
        kind=_PROPOSALS[proposal.kind],
        detail=proposal.detail or None,
        documentation=_markdown(proposal.page) if proposal.page else None,
        sort_text=f"{proposal.rank}{number:04}",
        filter_text=proposal.label,
        text_edit=lsp.TextEdit(range_of(proposal.range), proposal.text),
    )


def symbol(found: Symbol) -> lsp.DocumentSymbol:
    """A line of the outline with those below it."""
    return lsp.DocumentSymbol(
        name=found.name,
        kind=_SYMBOLS[found.kind],
        range=range_of(found.range),
        selection_range=range_of(found.name_range),
        detail=found.detail or None,
        children=[symbol(child) for child in found.children],
    )


def _markdown(text: str) -> lsp.MarkupContent:
    return lsp.MarkupContent(lsp.MarkupKind.Markdown, text)
