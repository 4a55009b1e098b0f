"""`runs list`: on the emulator, and where eras matter on real servers."""

from __future__ import annotations

import json
import time

import pytest

from cli.program import on_terminal
from running.world import Runs, child, delegate, run, usage
from sympozium_cli.cluster.resource import RUNS, Resource

SCHEDULED = {"schedule": "team-lead-schedule", "ensemble": "team"}
HARM = "\x1b[2J\x1b]0;owned\x07[red]x[/red] :smile: \u202eevil\r\nteam-lead   Succeeded"
WIDE = "\u4e2d\u6587\u0301\u0301" + "e" + "\u0301" * 50


def _rows(out: str) -> list[list[str]]:
    return [line.split() for line in out.splitlines()]


def _team(runs: Runs) -> None:
    runs.pack()
    runs.pack("other", ("solo",), ready=False)
    runs.put(
        run("team-lead-schedule-12", phase="Failed", labels=SCHEDULED, status={"error": "401"}),
        child("team-lead-schedule-12", "team-writer", phase="Succeeded", status=usage(18_234, 59_500)),
        run(
            "other-solo-ch-abcde",
            "other-solo",
            phase="Running",
            labels={"source": "channel", "source-channel": "slack"},
        ),
        run("mine", "nobody"),
    )


def test_a_table_says_whose_runs_there_are_and_how_they_stand(era_runs: Runs) -> None:
    _team(era_runs)
    told = era_runs.do("list")
    assert (told.code, told.err) == (0, "")
    head, *rows = _rows(told.out)
    assert head == ["NAME", "PERSONA", "PHASE", "STARTED-BY", "AGE"]
    assert sorted(row[:4] for row in rows) == [
        ["mine", "nobody", "Pending", "hand"],
        ["other-solo-ch-abcde", "solo", "Running", "channel/slack"],
        ["sub-team-lead-schedule-12-1", "writer", "Succeeded", "delegation"],
        ["team-lead-schedule-12", "lead", "Failed", "schedule"],
    ]
    # What is read whole says the same as what is read as a table.
    assert sorted(row[:4] for row in _rows(era_runs.do("list", "-o", "wide").out)[1:]) == sorted(
        row[:4] for row in rows
    )


def test_the_runs_of_a_pack_are_those_of_its_agents(era_runs: Runs) -> None:
    """The delegated one has no label of the pack, and the last no agent that is known any more."""
    _team(era_runs)
    era_runs.put(run("team-old-1", "team-old", labels={"ensemble": "team"}))
    assert sorted(era_runs.names("--pack", "team")) == [
        "sub-team-lead-schedule-12-1",
        "team-lead-schedule-12",
        "team-old-1",
    ]
    assert era_runs.names("--pack", "ensemble/other") == ["other-solo-ch-abcde"]
    assert era_runs.names("--persona", "writer") == ["sub-team-lead-schedule-12-1"]
    assert era_runs.names("--pack", "team", "--phase", "failed,running") == ["team-lead-schedule-12"]
    assert sorted(era_runs.names("--phase", "active")) == ["mine", "other-solo-ch-abcde", "team-old-1"]


def test_wide_adds_what_runs_took(runs: Runs) -> None:
    _team(runs)
    told = runs.do("list", "--persona", "writer", "-o", "wide").out.splitlines()
    assert told[0].split()[5:] == ["DURATION", "TOKENS", "COST", "PACK", "POD", "NOTE"]
    assert told[1].split()[5:] == ["5m", "18.2k", "$0.0595", "team", "-", "-"]
    assert runs.do("list", "--phase", "Failed", "-o", "wide").out.splitlines()[1].endswith("401")


def test_the_newest_come_first(runs: Runs) -> None:
    for name in ("b", "a"):
        runs.put(run(name))
        time.sleep(1.1)  # creationTimestamp counts whole seconds
    runs.put(run("c"))
    assert runs.names() == ["c", "a", "b"]
    assert runs.names("--last") == runs.names("--limit", "1") == ["c"]
    assert runs.names("--sort-by", ".metadata.name") == ["a", "b", "c"]
    assert runs.names("--sort-by", ".metadata.name", "--limit", "2") == ["a", "c"]
    table = runs.do("list", "--sort-by", ".metadata.name").out
    assert [row[0] for row in _rows(table)] == ["NAME", "a", "b", "c"]


def test_names_of_every_form_are_taken(runs: Runs) -> None:
    runs.put(run("mine"), run("yours"))
    for form in ("mine", "run/mine", "ar/mine", "agentrun/mine", "agentruns.sympozium.ai/mine"):
        assert json.loads(runs.do("list", form, "-o", "json").out)["metadata"]["name"] == "mine"
    assert len(json.loads(runs.do("list", "mine", "yours", "-o", "json").out)["items"]) == 2
    assert runs.do("list", "pack/mine").code == 2
    assert runs.do("list", "mine", "-l", "a=b").code == 2


def test_labels_fields_and_ages_select(runs: Runs) -> None:
    runs.put(run("mine", labels={"ensemble": "team"}), run("yours"))
    assert runs.names("-l", "sympozium.ai/ensemble=team") == ["mine"]
    assert runs.names("--field-selector", "metadata.name=yours") == ["yours"]
    assert sorted(runs.names("--since", "1h")) == ["mine", "yours"]
    assert runs.names("--older-than", "1h") == []
    assert runs.do("list", "--since", "soon").code == 2


def test_all_namespaces_begin_with_their_names(runs: Runs) -> None:
    runs.put(run("mine"))
    told = runs.do("list", "-A", "--show-labels")
    assert _rows(told.out)[0][:2] == ["NAMESPACE", "NAME"]
    assert [runs.site.namespace, "mine"] in [row[:2] for row in _rows(told.out)]
    assert "sympozium.ai/instance=team-lead" in told.out
    assert runs.do("list", "-A", "-n", "x").code == 2


def test_json_is_what_kubectl_prints_but_for_credentials(runs: Runs) -> None:
    canary = "sk-proj-abcdef0123456789abcdef"
    runs.put(
        run("mine", phase="Succeeded", spec={"env": {"TOKEN": canary}, "task": HARM}, status={"result": canary + HARM})
    )
    told = runs.do("list", "mine", "-o", "json").out
    value = json.loads(told)
    stored = runs.site.admin.get(RUNS, "mine", runs.site.namespace)
    assert value["kind"] == "AgentRun"
    assert value["status"] == stored["status"]
    assert value["spec"]["task"] == HARM
    assert value["spec"]["env"]["TOKEN"] != canary
    assert told.isascii()
    assert "\x1b" not in told


def test_nothing_is_said_of_nothing(runs: Runs) -> None:
    told = runs.do("list")
    assert (told.code, told.out) == (0, "")
    assert "there are no runs in the namespace" in told.err
    assert runs.do("list", "-q").err == ""
    assert json.loads(runs.do("list", "-o", "json").out)["items"] == []


def test_wrong_names_are_told(runs: Runs) -> None:
    _team(runs)
    assert runs.do("list", "--pack", "taem")[:2] == (5, "")
    assert "did you mean 'team'?" in runs.do("list", "--pack", "taem").err
    assert "did you mean 'writer'?" in runs.do("list", "--persona", "writr").err
    told = runs.do("list", "team-lead-schedule-13")
    assert told.code == 5
    assert "did you mean 'team-lead-schedule-12'?" in told.err
    assert runs.do("list", "--phase", "Faild").code == 2
    assert "did you mean 'Failed'?" in runs.do("list", "--phase", "Faild").err


def test_a_pack_that_is_gone_may_have_left_runs(runs: Runs) -> None:
    runs.put(run("old-lead-1", "old-lead", labels={"ensemble": "old"}))
    assert runs.names("--pack", "old") == ["old-lead-1"]
    assert _rows(runs.do("list").out)[1][1] == "lead"


def test_whoever_may_list_runs_alone_is_told_what_is_missing(runs: Runs) -> None:
    _team(runs)
    runs.site.grant("alice", ("get list", RUNS))
    told = runs.do("list", user="alice")
    assert told.code == 0
    assert "you may not list packs" in told.err
    assert runs.names("--pack", "team", user="alice") == ["team-lead-schedule-12"]
    assert runs.do("list", user="bob").code == 4


def test_a_table_asks_for_no_more_than_a_table(runs: Runs, fakeapi: object) -> None:
    runs.pack()
    runs.put(run("mine"))
    fakeapi.requests.clear()  # type: ignore[attr-defined]
    runs.do("list")
    (asked,) = [one for one in fakeapi.requests if one.path.endswith("/agentruns")]  # type: ignore[attr-defined]
    assert "as=Table" in asked.headers["Accept"]


def test_another_sympozium_table_is_read_all_the_same(runs: Runs) -> None:
    """Without a column with the agent the whole runs are read."""
    crds = Resource(
        "apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", namespaced=False
    )
    runs.pack()
    runs.put(run("mine", phase="Running"))
    change = {"spec": {"versions": [{**_version(runs, crds), "additionalPrinterColumns": []}]}}
    runs.site.admin.patch(crds, f"{RUNS.plural}.{RUNS.group}", change)
    assert _rows(runs.do("list").out)[1][:3] == ["mine", "lead", "Running"]


def _version(runs: Runs, crds: Resource) -> dict[str, object]:
    found: dict[str, object] = runs.site.admin.get(crds, f"{RUNS.plural}.{RUNS.group}")["spec"]["versions"][0]
    return found


@pytest.mark.parametrize(
    "words", [("list",), ("list", "-o", "wide"), ("tree",), ("get", "mine"), ("tree", "--why-failed")]
)
@pytest.mark.parametrize("hostile", [HARM, WIDE], ids=["controls", "widths"])
def test_agents_cannot_harm_a_terminal_or_a_table(runs: Runs, words: tuple[str, ...], hostile: str) -> None:
    record = [delegate("sub-mine-1", hostile, hostile, hostile)]
    runs.put(
        run(
            "mine",
            hostile,
            phase="Failed",
            spec={"task": hostile, "model": {"provider": hostile, "model": hostile, "authSecretRef": ""}},
            status={
                "error": hostile,
                "result": hostile,
                "podName": hostile,
                "delegates": record,
                "gateVerdict": hostile,
            },
        )
    )
    told = on_terminal("runs", *words, columns=60, KUBECONFIG=str(runs.site.kubeconfig()), NO_COLOR="1")
    assert told.code == 0, told.out
    assert "\x1b" not in told.out
    assert "\x07" not in told.out
    assert "\u202e" not in told.out
    assert "\r" not in told.out
    # Nothing that an agent says begins a line.
    assert not [line for line in told.out.splitlines() if line.startswith(("evil", "team-lead "))]
    if words[0] == "list":
        from sympozium_cli.report.cells import cells

        assert max(map(cells, told.out.splitlines())) <= 60
        assert len(told.out.splitlines()) == 2
