"""What setting up comes to: the files to write, what is there already, and what only people can do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from wb import config, project, resources
from wb.setup import insertion, pipelines
from wb.setup.survey import Survey
from wb.templating import render, toml_text
from wb.waivers import baseline

_BARE = re.compile(r"[A-Za-z0-9_-]+")

NAMED = 10
"""Contracts that wb.toml names; where there are more, it would no longer be small."""

PROPOSALS = "proposals"


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write: its path, what it holds (None: it is new), and what it will hold."""

    path: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """What wb does not do by itself: why not or what for, and the text to put there."""

    why: str
    text: str = ""


@dataclass(slots=True)
class Plan:
    """All of it, in the order in which it is told. Grows while it is made, then is only read."""

    changes: list[Change] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    by_hand: list[ByHand] = field(default_factory=list)


def plan(survey: Survey, *, with_baseline: bool) -> Plan:
    """What to write into a repository; nothing that is there already is ever replaced.

    Args:
        survey: what is there.
        with_baseline: whether findings of today are to be written down, so that only new ones fail.
    """
    made = Plan()
    _configuration(survey, made)
    _proposals(survey, made)
    _hooks(survey, made)
    for system in survey.systems:
        _pipeline(system, survey, made)
    if with_baseline and wants_baseline(survey):
        made.changes.append(Change(baseline.FILE, None, baseline.started(survey.report.findings)))
    _advice(survey, made)
    return made


def wants_baseline(survey: Survey) -> bool:
    """Whether a baseline is what makes the first day green."""
    return survey.fails and not survey.has_baseline


def _configuration(survey: Survey, made: Plan) -> None:
    if survey.source is not None:
        made.done.append(survey.source.name)
        return
    by_kind: dict[str, list[str]] = {}
    for path, kind in sorted(survey.kinds.items()):
        by_kind.setdefault(kind, []).append(_on_one_line(path))
    contracts = {
        name if _BARE.fullmatch(name) else toml_text(name): path
        for name, path in survey.contracts.items()
        if path not in survey.unread and path.isprintable()
    }
    values = {
        "kinds": dict(sorted(by_kind.items())),
        "contracts": contracts if len(contracts) <= NAMED else {},
        "many": len(contracts),
        "unread": {path: _why(why) for path, why in survey.unread.items() if path.isprintable()},
    }
    _new(made, survey, config.FILE, _text("wb.toml", values).rstrip() + "\n")


def _why(message: str) -> str:
    """What is wrong, without the place, which stands beside it."""
    return _on_one_line(message.partition(": ")[2] or message)


def _on_one_line(text: str) -> str:
    """The text as a comment can hold it, whatever somebody called a file."""
    return "".join(char if char.isprintable() else " " for char in text)


def _proposals(survey: Survey, made: Plan) -> None:
    """A page that says what goes there: Git keeps no empty folder."""
    if (survey.root / PROPOSALS).exists():
        made.done.append(f"{PROPOSALS}/")
    else:
        _new(made, survey, f"{PROPOSALS}/README.md", _text("proposals.md"))


def _hooks(survey: Survey, made: Plan) -> None:
    entry = _text("pre-commit.yaml")
    other = next((path for path in pipelines.HOOKS if survey.is_taken(path)), None)
    if not survey.is_taken(pipelines.PRE_COMMIT):
        if other is None:
            _new(made, survey, pipelines.PRE_COMMIT, f"repos:\n{_indented(entry)}")
        elif _calls_wb(survey, other):
            made.done.append(other)
        else:
            tool = pipelines.HOOKS[other]
            made.by_hand.append(
                ByHand(f"{other}: let {tool} run this before each commit", "wb check --staged\n")
            )
        return
    text = survey.texts.get(pipelines.PRE_COMMIT)
    if text is not None and _has_hooks(text):
        made.done.append(pipelines.PRE_COMMIT)
    else:
        _insert(made, pipelines.PRE_COMMIT, text, entry, "repos")


def _has_hooks(text: str) -> bool:
    return any(
        word.startswith("wb-") or project.REPOSITORY in word or pipelines.CALLS.match(word)
        for word in insertion.scalars(text)
    )


def _insert(made: Plan, path: str, text: str | None, addition: str, key: str = "") -> None:
    """Add to a file that is there, where that is safe; else say what to add."""
    try:
        before = text or ""
        after = insertion.with_item(before, key, addition) if key else insertion.with_key(before, addition)
    except insertion.Unclear:
        where = f"at the end of `{key}:`" if key else "to what it says"
        made.by_hand.append(ByHand(f"{path}: it is not clear where this goes; add {where}", addition))
    else:
        made.changes.append(Change(path, before, after))


def _pipeline(system: pipelines.System, survey: Survey, made: Plan) -> None:
    named = [path for path in survey.texts if pipelines.shows(path, system)]
    calling = next((path for path in named if _calls_wb(survey, path)), None)
    if calling:
        made.done.append(calling)
    elif system.name == "GitHub":
        checkout = {"commit": project.CHECKOUT[0], "tag": project.CHECKOUT[1]}
        _new(made, survey, pipelines.GITHUB, _text("workflow.yml", {"checkout": checkout}))
    elif system.name == "GitLab":
        _gitlab(survey, made)
    else:
        where = f"{system.name} ({', '.join(named)})" if named else system.name
        lines = f"pip install {project.PACKAGE}=={project.VERSION}\nwb check\n"
        made.by_hand.append(
            ByHand(f"{where}: in a job that has the whole history (no shallow clone), run", lines)
        )


def _gitlab(survey: Survey, made: Plan) -> None:
    text = survey.texts.get(pipelines.GITLAB)
    stages = insertion.words_below(text, "stages") if text else None
    job = _text("gitlab-ci.yml", {"stage": "test" if stages is None or "test" in stages else ".pre"})
    if not survey.is_taken(pipelines.GITLAB):
        _new(made, survey, pipelines.GITLAB, job)
        return
    _new(made, survey, pipelines.GITLAB_JOB, job)
    _insert(made, pipelines.GITLAB, text, f"include:\n  - local: {pipelines.GITLAB_JOB}\n")


def _calls_wb(survey: Survey, path: str) -> bool:
    text = survey.texts.get(path) or ""
    mentions = (f"{project.REPOSITORY}@", pipelines.GITLAB_JOB)
    return bool(pipelines.CALLS.search(text)) or any(mention in text for mention in mentions)


def _new(made: Plan, survey: Survey, path: str, text: str) -> None:
    if survey.is_taken(path):
        why = f"{path}: is there already with something else, and is left as it is; it could be"
        made.by_hand.append(ByHand(why, text))
    elif survey.leads_out(path):
        why = f"{path}: a link leads out of the repository, where nothing is written; it would be"
        made.by_hand.append(ByHand(why, text))
    else:
        made.changes.append(Change(path, None, text))


def _advice(survey: Survey, made: Plan) -> None:
    for failure in survey.report.failures:
        made.by_hand.append(ByHand(f"A document cannot be read: {failure}"))
    if not survey.branch:
        made.by_hand.append(
            ByHand(
                "Nothing tells which branch others go into; in each clone, say so once",
                "git remote set-head origin --auto\n",
            )
        )
    if not survey.has_commits and survey.contracts:
        made.by_hand.append(
            ByHand(
                "There is no commit yet, so that every contract is new. Commit them before you install hooks"
            )
        )


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def _text(name: str, values: Mapping[str, object] | None = None) -> str:
    common = {
        "address": project.ADDRESS,
        "repository": project.REPOSITORY,
        "package": project.PACKAGE,
        "version": project.VERSION,
        "tag": project.TAG,
    }
    return render(f"init/{name}", {**common, **(values or {})}, (resources.folder("templates"),))
