"""The keys that wb knows in front matter are those that its schema defines."""

import json

from wb import resources
from wb.documents.rules.misspelt_front_matter_key import KEYS


def test_the_known_keys_are_those_of_the_schema() -> None:
    schema = json.loads(resources.schema("front-matter/front-matter.schema.json"))
    assert set(KEYS) == set(schema["properties"])
