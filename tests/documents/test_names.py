"""Whether an attribution gives a personal name, and on whose side its speaker is."""

import pytest

from wb.documents.recognise.names import is_named
from wb.documents.recognise.sides import side


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
    ("attribution", "said", "expected"),
    [
        ("said Dana Fields, director of Harbour Ferries", "", "leader"),
        ("the project author", "", "leader"),
        ("said Tom Brandt, a customer from Kiel", "", "customer"),
        ("Mia Holm, CTO at Baltic Bank", "", "customer"),
        ("said Ole Krag of the Baltic Bank, a partner", "", "other"),
        ("Bo Lind", "We built this because our customers asked", "leader"),
        ("Bo Lind", "I used to wait for an hour", "customer"),
    ],
)
def test_a_speaker_is_on_a_side(attribution: str, said: str, expected: str) -> None:
    assert side(attribution, said, MAKERS, leader_known=False) == expected


def test_where_nothing_tells_the_leader_speaks_first() -> None:
    assert side("Bo Lind", "It is blue", MAKERS, leader_known=False) == "leader"
    assert side("Bo Lind", "It is blue", MAKERS, leader_known=True) == "customer"
