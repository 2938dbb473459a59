"""Whether an attribution gives a personal name, and on whose side its speaker is."""

import pytest

from wb.documents.recognise.names import is_named
from wb.documents.recognise.sides import by_attribution, by_voice


@pytest.mark.parametrize(
    "text",
    [
        "said Priya Natt, director of products at Lanternline",
        "explains VP of Product Dana Cole",
        "explained the cooperative's chair, Oona Lahti",
        "Albert from Porto",
        "J. Ortega",
        "sagt Petra Klein, Bäckermeisterin in Ulm",
        "so Dr. Anna von Berg, Leiterin der Werkstatt",
        "déclare Camille Petit, directrice",
        "と、開発責任者の佐藤花子は述べています",
        "店主の山田さん",
        "代表取締役　鈴木健一",
        "负责人张伟表示",
        "李娜，产品经理",
        "정도현, 대표",
    ],
)
def test_a_person_is_named(text: str) -> None:
    assert is_named(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[Name], [role] at [Company]",
        "a principal engineer at an early-adopter organization",
        "Senior DevOps Engineer",
        "DevOps/SRE Team Lead",
        "Head of Operations, Blue Harbor Foods",
        "sagt die Bäckermeisterin aus Ulm",
        "so eine Anwohnerin aus der Fischergasse",
        "une infirmière de Lyon",
        "と都内のカフェ店長は話します",
        "製造業の総務担当者",
        "一位店主说",
        "某连锁店店长说",
    ],
)
def test_a_role_is_no_name(text: str) -> None:
    assert not is_named(text)


MAKERS = frozenset({"harbour", "ferries", "onebell"})


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        ("said Dana Fields, director of Harbour Ferries", "leader"),
        ("the project author", "leader"),
        ("said Tom Brandt, a customer from Kiel", "customer"),
        ("Mia Holm, CTO at Baltic Bank", "customer"),
        ("said Ole Krag of the Baltic Bank, a partner", "other"),
        ("Bo Lind", None),
    ],
)
def test_an_attribution_tells_the_side(attribution: str, expected: str | None) -> None:
    assert by_attribution(attribution, MAKERS) == expected


@pytest.mark.parametrize(
    ("said", "leader_known", "expected"),
    [
        ("We built this because our customers asked", False, "leader"),
        ("I used to wait for an hour", False, "customer"),
        ("It is blue", False, "leader"),
        ("It is blue", True, "customer"),
    ],
)
def test_where_nobody_says_who_speaks_the_voice_tells_or_the_order(
    said: str, leader_known: bool, expected: str
) -> None:
    assert by_voice(said, leader_known=leader_known) == expected
