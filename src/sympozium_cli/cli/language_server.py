"""The language server: what an editor asks over standard input, answered over standard output.

The one module that knows pygls; what the answers are stands in the package `editor`.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from sympozium_cli import __version__
from sympozium_cli.cli import language_values as words
from sympozium_cli.cli.editor_checking import Checks
from sympozium_cli.cli.open_file import OpenFile
from sympozium_cli.cli.wishes import Wishes
from sympozium_cli.editor import completion, hover, navigation, problems, symbols
from sympozium_cli.editor.text import Range
from sympozium_cli.errors import Exit, SympoziumError

PAUSE: Final = 0.2
"""Seconds without a keystroke after which a text is checked."""

FIX_ALL: Final = f"{lsp.CodeActionKind.SourceFixAll.value}.{words.SOURCE}"
QUICK_FIX: Final = lsp.CodeActionKind.QuickFix.value
_WATCHED: Final = ("**/*.{yaml,yml,json}", "**/.sympozium.toml", "**/pyproject.toml")
_OPENING: Final = ("'", '"', "[", "{", " ", ":", "-")


def serve(wishes: Wishes) -> int:
    """Answer the editor until it says goodbye, and return the exit code: 1 where it leaves in mid-conversation."""
    # Every failure goes back to the editor as an answer; standard error stays for people.
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False
    # While a thread waits for the editor, nothing but the signal's own action ends the process at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    session = Session(wishes)
    # pygls closes what it writes to, and standard output is flushed once more at the end.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        session.server.start_io(stdout=output)
    return Exit.FINDINGS if session.begun and not session.ended else Exit.OK


class Session:
    """The conversation with one editor.

    Args:
        wishes: the options of the command.
    """

    def __init__(self, wishes: Wishes) -> None:
        # Whole texts: the other way, pygls ends lines where Python does and editors do not, as at a form feed.
        self.server = LanguageServer(words.SOURCE, __version__, lsp.TextDocumentSyncKind.Full)
        self.begun = False
        self.ended = False
        self._wishes = wishes
        self._checks = Checks(wishes)
        self._files: dict[str, OpenFile] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._take_part()

    def _take_part(self) -> None:
        self._answer(lsp.INITIALIZE, self._begin)
        self._answer(lsp.INITIALIZED, self._watch)
        self._answer(lsp.SHUTDOWN, self._end)
        self._answer(lsp.EXIT, self._leave)
        self._answer(lsp.TEXT_DOCUMENT_DID_OPEN, self._opened)
        self._answer(lsp.TEXT_DOCUMENT_DID_CHANGE, self._changed)
        self._answer(lsp.TEXT_DOCUMENT_DID_SAVE, self._files_changed)
        self._answer(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, self._files_changed)
        self._answer(lsp.TEXT_DOCUMENT_DID_CLOSE, self._closed)
        kinds = lsp.CodeActionOptions(code_action_kinds=[QUICK_FIX, FIX_ALL])
        self._answer(lsp.TEXT_DOCUMENT_CODE_ACTION, self._actions, kinds)
        self._answer(lsp.TEXT_DOCUMENT_HOVER, self._hover)
        signs = lsp.CompletionOptions(trigger_characters=_OPENING)
        self._answer(lsp.TEXT_DOCUMENT_COMPLETION, self._completion, signs)
        self._answer(lsp.TEXT_DOCUMENT_DEFINITION, self._definition)
        self._answer(lsp.TEXT_DOCUMENT_REFERENCES, self._references)
        self._answer(lsp.TEXT_DOCUMENT_PREPARE_RENAME, self._renamable)
        self._answer(lsp.TEXT_DOCUMENT_RENAME, self._renamed, lsp.RenameOptions(prepare_provider=True))
        self._answer(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self._symbols)

    def _answer(self, method: str, answer: Callable[[Any], Any], options: object = None) -> None:
        # pygls keeps its notes on the function itself, which a bound method does not allow.
        self.server.feature(method, options)(partial(answer))

    def _begin(self, params: lsp.InitializeParams) -> None:
        self.begun = True
        folders = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        self._checks = Checks(self._wishes, [path for path in map(_path, folders) if path is not None])

    async def _watch(self, _: lsp.InitializedParams) -> None:
        """Ask to hear of files that change outside of the editor, or in another one of its windows."""
        workspace = self.server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace is not None else None
        if watching is None or not watching.dynamic_registration:
            return
        options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(glob) for glob in _WATCHED])
        asked = lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await self.server.client_register_capability_async(lsp.RegistrationParams([asked]))

    def _end(self, _: None) -> None:
        self.ended = True

    def _leave(self, _: None) -> None:
        # An editor may keep the pipe open, and the thread that reads from it cannot be woken.
        os._exit(Exit.OK if self.ended else Exit.FINDINGS)

    def _opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        self._read(params.text_document.uri)
        self._check_soon(params.text_document.uri, 0)

    def _changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        self._read(params.text_document.uri)
        self._check_soon(params.text_document.uri, PAUSE)

    def _files_changed(self, _: lsp.DidSaveTextDocumentParams | lsp.DidChangeWatchedFilesParams) -> None:
        """Check everything that is open anew: a configuration, or what a file defines, may be another one now."""
        self._checks.forget()
        for uri in self._files:
            self._read(uri)
            self._check_soon(uri, 0)

    def _closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        self._files.pop(uri, None)
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        self._publish(uri, [], None)

    def _read(self, uri: str) -> None:
        text = self.server.workspace.get_text_document(uri).source
        self._files[uri] = OpenFile(_path(uri), text, self._units, self._checks, self._files.get(uri))

    def _check_soon(self, uri: str, pause: float) -> None:
        waiting = self._waiting.get(uri)
        if waiting is not None:
            waiting.cancel()
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._check(uri, pause))

    async def _check(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        file, version = self._files[uri], self._version(uri)
        found = await asyncio.to_thread(lambda: file.problems)
        if self._files.get(uri) is file:
            self._publish(uri, found, version)

    def _publish(self, uri: str, found: Sequence[problems.Problem], version: int | None) -> None:
        diagnostics = [words.diagnostic(problem, uri) for problem in found]
        self.server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, version))

    def _actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        file = self._files.get(uri)
        if file is None:
            return []
        found: list[tuple[problems.Action, str]] = []
        if _wants(params.context, QUICK_FIX):
            near = problems.actions(file.reading.text, file.problems, words.range_from(params.range))
            found = [(action, QUICK_FIX) for action in near]
        kind = next((kind for kind in (QUICK_FIX, FIX_ALL) if _wants(params.context, kind)), "")
        if kind and file.all_safe_fixes is not None:
            found.append((file.all_safe_fixes, kind))
        return [words.code_action(action, kind, uri, self._edited_version(uri)) for action, kind in found]

    def _hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        file = self._files.get(params.text_document.uri)
        if file is None:
            return None
        page = hover.hover(file.reading, words.point_of(params.position), file.problems)
        return words.hover(page) if page is not None else None

    def _completion(self, params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        file = self._files.get(params.text_document.uri)
        proposals = completion.completion(file.reading, words.point_of(params.position)) if file is not None else []
        return [words.completion_item(proposal, number) for number, proposal in enumerate(proposals)]

    def _definition(self, params: lsp.DefinitionParams) -> list[lsp.Location]:
        file = self._files.get(params.text_document.uri)
        ranges = navigation.definition(file.reading, words.point_of(params.position)) if file is not None else []
        return _locations(params.text_document.uri, ranges)

    def _references(self, params: lsp.ReferenceParams) -> list[lsp.Location]:
        file = self._files.get(params.text_document.uri)
        if file is None:
            return []
        point, with_definition = words.point_of(params.position), params.context.include_declaration
        ranges = navigation.references(file.reading, point, with_definition=with_definition)
        return _locations(params.text_document.uri, ranges)

    def _renamable(self, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
        file = self._files.get(params.text_document.uri)
        found = navigation.renamable(file.reading, words.point_of(params.position)) if file is not None else None
        return lsp.PrepareRenamePlaceholder(words.range_of(found.range), found.name) if found is not None else None

    def _renamed(self, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        uri = params.text_document.uri
        file = self._files.get(uri)
        if file is None:
            return None
        try:
            changes = navigation.renamed(file.reading, words.point_of(params.position), params.new_name)
        except SympoziumError as error:
            raise JsonRpcException(str(error), lsp.LSPErrorCodes.RequestFailed.value) from error
        return words.workspace_edit(changes, uri, self._edited_version(uri))

    def _symbols(self, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        file = self._files.get(params.text_document.uri)
        return [words.symbol(found) for found in symbols.symbols(file.reading)] if file is not None else []

    @property
    def _units(self) -> str:
        """What the editor's columns count; both sides have agreed on it at the beginning."""
        agreed = self.server.server_capabilities.position_encoding
        return str(getattr(agreed, "value", agreed) or "utf-16")

    def _version(self, uri: str) -> int | None:
        return self.server.workspace.get_text_document(uri).version

    def _edited_version(self, uri: str) -> int | None:
        """The version that edits are for; None where the editor knows no edits of a version."""
        workspace = self.server.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace is not None else None
        return self._version(uri) if edits is not None and edits.document_changes else None


def _path(uri: str) -> str | None:
    return to_fs_path(uri) if uri.startswith("file:") else None


def _wants(context: lsp.CodeActionContext, kind: str) -> bool:
    """Whether the editor asks for actions of that kind, or of a kind that it belongs to."""
    only = [str(getattr(each, "value", each)) for each in context.only] if context.only is not None else [""]
    return any(each in ("", kind) or kind.startswith(f"{each}.") for each in only)


def _locations(uri: str, ranges: Sequence[Range]) -> list[lsp.Location]:
    return [lsp.Location(uri, words.range_of(each)) for each in ranges]
