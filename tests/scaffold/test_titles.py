"""``wb new`` with any title: it comes back from the front matter, and no file leaves its folder."""

from pathlib import Path

import pytest
import yaml

from tests.scaffold.running import SET, files, front_matter, new, wb

TITLES = {
    "quotes": """He said "it's" `now`""",
    "YAML": "a: b # c [d] {e} & *f | > % @g !h",
    "dashes": "--- # not the end",
    "leading hyphen": "- item",
    "yes": "yes",
    "number": "0x1F",
    "emoji": "🎉👩‍👩‍👧",
    "Japanese": "即時返金",
    "Hindi": "तत्काल धनवापसी",
    "Markdown": "*bold* _it_ [x](y) <script> \\ &amp;",
    "Jinja": "{{ 7 * 7 }} {% include 'x' %}",
    "comment": "--> <!--",
    "path": "../../etc/passwd",
    "separators": "a/b\\c:d",
    "line separator": "a\u0085b\u2028c\ufeffd",
    "device": "CON",
    "very long": "long " * 500,
}


@pytest.mark.parametrize("title", TITLES.values(), ids=list(TITLES))
def test_any_title_comes_back_from_the_front_matter_and_stays_in_its_folder(
    tmp_path: Path, title: str
) -> None:
    made = new(tmp_path, "proposal", "--", title)
    assert {path.name for path in made} == SET
    (folder,) = (tmp_path / "proposals").iterdir()
    assert {path.parent for path in made} == {folder}
    assert len(folder.name.encode()) <= 255
    expected = " ".join(title.split())
    for path in made:
        text = path.read_text(encoding="utf-8")
        said = yaml.safe_load(text)["info"] if path.suffix == ".yaml" else front_matter(path)
        assert said["title"] == expected


def test_a_title_of_several_lines_becomes_one(tmp_path: Path) -> None:
    (path,) = new(tmp_path, "prfaq", "Instant\nrefunds\x1b\t now")
    assert front_matter(path)["title"] == "Instant refunds now"


@pytest.mark.parametrize("title", ["", "  \n"])
def test_an_empty_title_is_refused(tmp_path: Path, title: str) -> None:
    done = wb(tmp_path, "new", "prfaq", title)
    assert (done.returncode, files(tmp_path)) == (2, [])
    assert "title is empty" in done.stderr
