"""An editor: a client of the language server that speaks JSON-RPC over its standard input and output."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from pathlib import Path
from queue import Queue
from types import TracebackType
from typing import Any, Self

from cli.program import PROGRAM, environment

_LEASH = 60
"""Seconds after which a server that says nothing is taken for dead."""


class ResponseError(Exception):
    """The server's answer to a request is an error."""


class Client:
    """Starts `sympozium lsp` in a folder, and says hello.

    Args:
        folder: the workspace.
        capabilities: what the editor says that it can do.
        options: further words of the command line.
    """

    def __init__(self, folder: Path, capabilities: dict[str, Any] | None = None, *options: str) -> None:
        self.folder = folder
        self._process = subprocess.Popen(
            [*PROGRAM, "lsp", *options],
            cwd=folder,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._messages: Queue[dict[str, Any] | None] = Queue()
        self._said: list[dict[str, Any]] = []
        self._number = 0
        threading.Thread(target=self._listen, daemon=True).start()
        about = {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities or {}}
        folders = [{"uri": folder.as_uri(), "name": "x"}]
        self.hello = self.ask("initialize", **about, workspaceFolders=folders)
        self.tell("initialized")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert stream is not None
            with contextlib.suppress(BrokenPipeError):
                stream.close()

    def goodbye(self) -> tuple[int, str]:
        """End the conversation, with open pipes; the exit code, and all that was written to standard error."""
        self.ask("shutdown")
        self.tell("exit")
        return self._ended()

    def hang_up(self) -> tuple[int, str]:
        """End the conversation without a word."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        return self._ended()

    def _ended(self) -> tuple[int, str]:
        code = self._process.wait(_LEASH)
        assert self._process.stderr is not None
        return code, self._process.stderr.read().decode()

    def tell(self, method: str, **params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """Send a request, and return its result."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, **({"params": params} if params else {})})
        answer = self._next(lambda message: message.get("id") == number and "method" not in message)
        if "error" in answer:
            raise ResponseError(answer["error"]["message"])
        return answer["result"]

    def asked(self, method: str) -> dict[str, Any]:
        """The parameters of the server's next request of that method, which is answered with null."""
        request = self._next(lambda message: message.get("method") == method)
        self._send({"id": request["id"], "result": None})
        params: dict[str, Any] = request["params"]
        return params

    def open(self, name: str, text: str) -> str:
        """Open a file with that text, which need not lie on the disk; its URI."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return uri

    def change(self, uri: str, version: int, text: str) -> None:
        """Replace the text of an open file."""
        document = {"uri": uri, "version": version}
        self.tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])

    def at(self, method: str, uri: str, position: dict[str, int], **params: Any) -> Any:
        """Ask about a place in a file."""
        return self.ask(f"textDocument/{method}", textDocument={"uri": uri}, position=position, **params)

    def diagnostics(self, uri: str, version: int | None = 1) -> list[dict[str, Any]]:
        """The next diagnostics of that version of a file."""

        def fits(message: dict[str, Any]) -> bool:
            params = message.get("params") or {}
            about = (message.get("method"), params.get("uri"), params.get("version"))
            return about == ("textDocument/publishDiagnostics", uri, version)

        found: list[dict[str, Any]] = self._next(fits)["params"]["diagnostics"]
        return found

    def _next(self, fits: Any) -> dict[str, Any]:
        for index, message in enumerate(self._said):
            if fits(message):
                return self._said.pop(index)
        while True:
            heard = self._messages.get(timeout=_LEASH)
            assert heard is not None, "the server has ended"
            if fits(heard):
                return heard
            self._said.append(heard)

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.partition(b":")[2]) if header.lower().startswith(b"content-length") else 0
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))
        self._messages.put(None)


def place(text: str, words: str, offset: int = 0) -> dict[str, int]:
    """The position of words in a text, in UTF-16 code units, as the protocol counts."""
    before = text[: text.index(words) + offset]
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2}


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    """The text with an editor's edits made, counted in UTF-16 code units."""
    lines = text.splitlines(keepends=True)

    def index(position: dict[str, int]) -> int:
        line = lines[position["line"]] if position["line"] < len(lines) else ""
        start = sum(map(len, lines[: position["line"]]))
        return start + len(line.encode("utf-16-le")[: 2 * position["character"]].decode("utf-16-le"))

    found = sorted((index(edit["range"]["start"]), index(edit["range"]["end"]), edit["newText"]) for edit in edits)
    for start, end, new in reversed(found):
        text = text[:start] + new + text[end:]
    return text
