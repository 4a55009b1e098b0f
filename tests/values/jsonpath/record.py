"""Write down what kubectl makes of templates: `python tests/values/jsonpath/record.py`, with kubectl on PATH.

It is asked against the emulator of an API server, about the object in `subject.json`; its answers go to
`vectors.json`. They are not recorded anew by any test.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2] / "src"), str(HERE.parents[2] / "tools")]

_CRD = {
    "apiVersion": "apiextensions.k8s.io/v1",
    "kind": "CustomResourceDefinition",
    "metadata": {"name": "subjects.example.org"},
    "spec": {
        "group": "example.org",
        "scope": "Namespaced",
        "names": {"plural": "subjects", "singular": "subject", "kind": "Subject", "listKind": "SubjectList"},
        "versions": [
            {
                "name": "v1",
                "served": True,
                "storage": True,
                "schema": {
                    "openAPIV3Schema": {
                        "type": "object",
                        "properties": {"spec": {"type": "object", "x-kubernetes-preserve-unknown-fields": True}},
                    }
                },
            }
        ],
    },
}


def main() -> None:
    """Record all answers."""
    from cluster.kubeconfig import kubeconfig, write_kubeconfig
    from cluster.server import ADMIN
    from fakeapi.server import FakeApi
    from sympozium_cli.cluster.resource import CRDS, Resource

    subject = json.loads((HERE / "subject.json").read_text("utf-8"))
    asked = json.loads((HERE / "templates.json").read_text("utf-8"))
    with TemporaryDirectory() as folder, FakeApi() as api:
        admin = api.server.api()
        admin.create(CRDS, _CRD)
        admin.create(Resource("example.org", "v1", "subjects", "Subject"), subject, "default")
        config = write_kubeconfig(Path(folder) / "config", kubeconfig(api.server, ADMIN, "default"))
        environment = {**os.environ, "KUBECONFIG": str(config), "HOME": folder}
        answers = {name: [_answer(name, text, environment) for text in texts] for name, texts in asked.items()}
    (HERE / "vectors.json").write_text(json.dumps(answers, indent=1, ensure_ascii=True) + "\n", "utf-8")


def _answer(output: str, text: str, environment: dict[str, str]) -> dict[str, Any]:
    command = ["kubectl", "get", "subjects", "team", "-o", f"{output}={text}"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode:
        error = done.stderr.decode()
        # It prints the template, and the object, after the first line.
        return {"text": text, "error": error.split("Printing more information")[0].strip().splitlines()[0]}
    return {"text": text, "out": done.stdout.decode()}


if __name__ == "__main__":
    main()
