"""The page that GitHub shows for a step of a workflow: a file that the step may add to."""

from __future__ import annotations

import os

VARIABLE = "GITHUB_STEP_SUMMARY"


def add_to_step_summary(text: str) -> str:
    """Append `text` to the page, if there is one; what went wrong, or "".

    The page is a convenience: that it cannot be written makes no check fail.
    """
    path = os.environ.get(VARIABLE, "")
    if not path:
        return ""
    try:
        with open(path, "a", encoding="utf-8") as page:
            page.write(text)
    except OSError as error:
        return f"cannot write the step summary: {(error.strerror or str(error)).lower()}"
    return ""
