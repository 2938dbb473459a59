"""From a path to a Contract: what is recognised, what is brought in, what is refused and where."""

from pathlib import Path

import pytest

from wb.contracts import bundle
from wb.contracts.load import load
from wb.contracts.model import Contract
from wb.contracts.tree import Folder
from wb.errors import InputError

HEAD = "openapi: 3.0.3\ninfo: {title: t, version: 1.10}\npaths: {}\n"
SPLIT = {
    "api/openapi.yaml": """\
openapi: 3.1.0
info: {title: t, version: 1.10, description: {$ref: intro.md}}
paths:
  /pets:
    $ref: paths/pets.yaml#/all
  /pets/{id}:
    $ref: 'paths/pets.yaml#/~1one'
components:
  schemas:
    Pet: {$ref: ./schemas/pet.yaml}
    Animal: {$ref: './schemas/pet.yaml'}
    Local: {$ref: '#/components/schemas/Pet', description: with words}
    Choice:
      oneOf: [{$ref: '#/components/schemas/Pet'}]
      discriminator: {propertyName: kind, mapping: {tag: schemas/all.yaml#/Tag, pet: Pet}}
""",
    "api/intro.md": "# Words\n",
    "api/paths/pets.yaml": """\
all:
  get:
    parameters:
      - $ref: '../schemas/all.yaml#/Limit'
    responses:
      200:
        description: ok
        content:
          application/json:
            schema: {$ref: ../schemas/pet.yaml}
            example: {$ref: http://host.invalid/x}
/one:
  get:
    responses:
      '200':
        description: ok
        content: {application/json: {schema: {$ref: '../openapi.yaml#/components/schemas/Local'}}}
""",
    "api/schemas/pet.yaml": """\
type: object
properties:
  friend: {$ref: '#'}
  tag: {$ref: all.yaml#/Tag}
  Tag: {$ref: '#/properties/friend'}
""",
    "api/schemas/all.yaml": """\
Tag: {type: string}
Limit: {name: limit, in: query, schema: {$ref: '#/Tag'}}
""",
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def read(folder: Path, path: str = "openapi.yaml") -> Contract:
    return load(Folder(folder), path, "it")


def refused(folder: Path, path: str = "openapi.yaml") -> InputError:
    with pytest.raises(InputError) as raised:
        read(folder, path)
    assert raised.value.hint
    return raised.value


def test_a_contract_in_one_file_is_taken_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"openapi.yaml": HEAD})
    contract = read(tmp_path)
    assert contract.data["info"]["version"] == "1.10"
    assert (contract.version, contract.path) == ("3.0.3", "openapi.yaml")
    assert contract.locate("/info/version").column == 18


def test_files_are_brought_in(tmp_path: Path) -> None:
    write(tmp_path, SPLIT)
    contract = read(tmp_path, "api/openapi.yaml")
    schemas = contract.data["components"]["schemas"]
    get = contract.data["paths"]["/pets"]["get"]
    media = get["responses"]["200"]["content"]["application/json"]
    assert contract.data["info"]["description"] == "# Words\n"
    assert media["schema"] == {"$ref": "#/components/schemas/Pet"}
    assert media["example"] == {"$ref": "http://host.invalid/x"}
    assert schemas["Pet"]["properties"]["friend"] == {"$ref": "#/components/schemas/Pet"}
    assert schemas["Animal"] == {"$ref": "#/components/schemas/Pet"}
    assert schemas["Local"] == {"$ref": "#/components/schemas/Pet", "description": "with words"}
    assert schemas["Choice"]["discriminator"]["mapping"] == {"tag": "#/components/schemas/Tag", "pet": "Pet"}
    assert schemas["Tag"] == {"type": "string"}
    assert get["parameters"] == [{"$ref": "#/components/parameters/Limit"}]
    assert contract.data["components"]["parameters"]["Limit"]["schema"] == {
        "$ref": "#/components/schemas/Tag"
    }
    one = contract.data["paths"]["/pets/{id}"]["get"]["responses"]["200"]["content"]["application/json"]
    assert one["schema"] == {"$ref": "#/components/schemas/Local"}


def test_places_lie_in_the_files_that_hold_them(tmp_path: Path) -> None:
    write(tmp_path, SPLIT)
    contract = read(tmp_path, "api/openapi.yaml")
    places = {
        "/components/schemas/Pet/properties/tag": ("api/schemas/pet.yaml", 4, 3),
        "/components/parameters/Limit/schema": ("api/schemas/all.yaml", 2, 33),
        "/paths/~1pets/get/responses/200": ("api/paths/pets.yaml", 6, 7),
        "/paths/~1pets~1{id}/get": ("api/paths/pets.yaml", 13, 3),
        "/info/title": ("api/openapi.yaml", 2, 8),
    }
    found = {at: contract.locate(at) for at in places}
    assert {at: (place.path, place.line, place.column) for at, place in found.items()} == places
    assert set(contract.files) == set(SPLIT) - {"api/intro.md"}


def test_a_name_that_is_taken_gets_a_neighbour(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "openapi.yaml": HEAD + "components: {schemas: {Tag: {type: integer}, "
            "Use: {properties: {a: {$ref: b.yaml#/Tag}}}}}\n",
            "b.yaml": "Tag: {type: string}\n",
        },
    )
    schemas = read(tmp_path).data["components"]["schemas"]
    added = set(schemas) - {"Tag", "Use"}
    assert [schemas[name] for name in added] == [{"type": "string"}]
    assert schemas["Tag"] == {"type": "integer"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "openapi.yaml: is empty"),
        ("# only words\n", "openapi.yaml: is empty"),
        ("hello: world\n", "openapi.yaml: is no OpenAPI description"),
        ("just a sentence\n", "openapi.yaml: is no OpenAPI description"),
        ("[1, 2]\n", "openapi.yaml: is no OpenAPI description"),
        ("openapi: banana\n", "openapi.yaml:1:1: 'banana' is no OpenAPI version that wb knows"),
        ("openapi: 4.0.0\n", "openapi.yaml:1:1: '4.0.0' is no OpenAPI version that wb knows"),
        ("openapi: [3]\n", "openapi.yaml:1:1: [3] is no OpenAPI version that wb knows"),
        ("x: 1\nswagger: '2.0'\n", "openapi.yaml:2:1: is Swagger 2.0, which wb does not check"),
        ("asyncapi: 2.6.0\n", "openapi.yaml:1:1: is AsyncAPI 2.6.0, which wb does not check"),
        ("a: [\n", "openapi.yaml:2:1: is not valid YAML"),
    ],
)
def test_what_is_no_contract_is_called_so(tmp_path: Path, text: str, message: str) -> None:
    write(tmp_path, {"openapi.yaml": text})
    assert refused(tmp_path).message.startswith(message)


REF = HEAD.replace("paths: {}", "paths: {}\ncomponents:\n  schemas:\n    A: {items: {$ref: %s}}")
AT = "openapi.yaml:6:17: "


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        (
            "'#/components/schemas/B'",
            f"{AT}$ref points at /components/schemas/B, which is not in openapi.yaml",
        ),
        ("nowhere.yaml", f"{AT}$ref points at the file nowhere.yaml, which does not exist"),
        ("../other.yaml", f"{AT}$ref '../other.yaml' leads out of the repository"),
        ("/etc/passwd", f"{AT}$ref '/etc/passwd' leads out of the repository"),
        ("http://127.0.0.1/x.yaml", f"{AT}$ref 'http://127.0.0.1/x.yaml' leads to another host or scheme"),
        ("//127.0.0.1/x.yaml", f"{AT}$ref '//127.0.0.1/x.yaml' leads to another host or scheme"),
        ("file:///etc/passwd", f"{AT}$ref 'file:///etc/passwd' leads to another host or scheme"),
        ("'C:\\x.yaml'", f"{AT}$ref 'C:\\\\x.yaml' leads to another host or scheme"),
        ("broken.yaml", "broken.yaml:1:1: is not valid YAML"),
        ("folder", "folder: is no file"),
        ("link.yaml", "link.yaml: is a link to somewhere outside"),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused_with_its_place(
    tmp_path: Path, ref: str, message: str
) -> None:
    outside = tmp_path / "other.yaml"
    outside.write_text("{}", encoding="utf-8")
    inside = tmp_path / "repository"
    write(inside, {"openapi.yaml": REF % ref, "broken.yaml": "]", "folder/x": ""})
    (inside / "link.yaml").symlink_to(outside)
    with pytest.raises(InputError) as raised:
        read(inside)
    assert raised.value.message.startswith(message)


def test_a_reference_that_is_misspelt_gets_a_suggestion(tmp_path: Path) -> None:
    write(tmp_path, {"openapi.yaml": (REF % "'#/components/schemas/Cat'") + "    Cats: {type: string}\n"})
    assert refused(tmp_path).hint == "Did you mean /components/schemas/Cats?"


def test_files_that_bring_each_other_in_without_end_are_refused(tmp_path: Path) -> None:
    paths = HEAD.replace("paths: {}", "paths: {/a: {$ref: a.yaml}}")
    write(tmp_path, {"openapi.yaml": paths, "a.yaml": "$ref: b.yaml", "b.yaml": "$ref: a.yaml"})
    assert "leads back to itself" in refused(tmp_path).message


def test_references_cannot_grow_without_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MAX_COPIED", 10_000)  # a million takes a while
    files = {f"{n}.yaml": f"{{x: {{$ref: {n + 1}.yaml}}, y: {{$ref: {n + 1}.yaml}}}}" for n in range(40)}
    write(tmp_path, {"openapi.yaml": HEAD + "x-y: 1\ntags: {$ref: 0.yaml}\n", "40.yaml": "{}", **files})
    assert "grows without bound" in refused(tmp_path).message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path).message == "openapi.yaml: there is no such file."
