"""``wb new``."""

import shlex
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click

from wb.cli.completion import kinds_and_proposal
from wb.config import Config, load
from wb.documents.kind import Kind
from wb.errors import UsageError

PROPOSAL = "proposal"


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a date such as 2027-05-21.") from error


@click.command("new")
@click.argument("kind", shell_complete=kinds_and_proposal)
@click.argument("title")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    help="The folder to write into  [default: proposals/<title>]",
)
@click.option("--profile", help="For a narrative: classic (a business) or proposal (a decision).")
@click.option("--owner", help="One person: you build it, you run it  [default: git config user.name]")
@click.option("--team", help="The owner's team.")
@click.option(
    "--launch",
    callback=_day,
    metavar="DATE",
    help="The day of the launch, as 2027-05-21  [default: in half a year]",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def new_command(  # noqa: PLR0913, PLR0917 - one argument for each option of the command
    kind: str,
    title: str,
    folder: Path | None,
    profile: str | None,
    owner: str | None,
    team: str | None,
    launch: date | None,
    dry_run: bool,
) -> None:
    """Scaffold a document, or a whole proposal.

    KIND is prfaq, narrative, experience, manual, glossary, review, letter or a kind of your own;
    or proposal, for the PR/FAQ, experience, manual, glossary, narrative and the API contract at once.
    Never overwrites.

    \b
    Examples:
      wb new proposal "Instant refunds" --team Payments --launch 2027-05-21
      wb new narrative "Payments in 2027" --profile classic
    """  # noqa: D301 - click's mark is the backspace itself
    from wb import files, scaffold  # noqa: PLC0415 - brings jinja2, which help and completion do without

    config = load(Path.cwd())
    kinds = _kinds(kind, profile, config)
    title = scaffold.one_line(title)
    folder = _from_here(folder or scaffold.home(config.root, title))
    cover = scaffold.Cover(
        title,
        owner or _git_user(config.root) or "[Owner]",
        team or "[Team]",
        launch or date.today() + scaffold.LEAD_TIME,  # noqa: DTZ011 - the user's own day
    )
    made = scaffold.Scaffold(cover, kinds, scaffold.template_folders(config.root, config.settings.templates))
    texts = made.proposal() if kind == PROPOSAL else made.document(kind, profile, _names(folder))
    paths = {folder / name: text for name, text in texts.items()}
    (files.check_free if dry_run else files.create)(paths)
    _tell(paths, folder, dry_run)


def _kinds(kind: str, profile: str | None, config: Config) -> Mapping[str, Kind]:
    """All document kinds, once it is clear that what was asked for exists."""
    from wb.documents.kinds import all_kinds, known  # noqa: PLC0415 - as above

    kinds = all_kinds(config.settings.kinds)
    known(kind, (PROPOSAL, *kinds))
    if profile and kind == PROPOSAL:
        raise UsageError(
            "--profile goes with a single document.", "Leave it out: a proposal's narrative is one."
        )
    return kinds


def _git_user(root: Path) -> str | None:
    from wb import git  # noqa: PLC0415 - as above

    return git.user_name(root)


def _names(folder: Path) -> set[str]:
    """What is in a folder; nothing when it is not there yet or cannot be looked into."""
    try:
        return {path.name for path in folder.iterdir()}
    except OSError:
        return set()


def _tell(paths: Iterable[Path], folder: Path, dry_run: bool) -> None:
    for path in paths:
        click.echo(f"{'would create' if dry_run else 'created'} {path.as_posix()}")
    if not dry_run:
        click.echo(f"Next: write, then check with: wb lint {shlex.quote(folder.as_posix())}")


def _from_here(path: Path) -> Path:
    """The path as the user would type it in this folder."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
