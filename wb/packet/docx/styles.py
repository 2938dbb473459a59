"""The styles: named as Word's own wherever it has one, so that its panes and its users know them."""

from collections.abc import Iterator
from dataclasses import dataclass

from wb.packet.docx.languages import fonts, languages
from wb.packet.docx.measures import (
    CODE_INSET,
    FAINT,
    HEADINGS,
    LINK,
    RULE,
    SHADE,
    SMALL,
    TABLE,
    TITLE,
    Measures,
    half_points,
    spacing,
    twips,
)
from wb.packet.docx.table_styles import tables
from wb.packet.docx.xml import NOTHING, Xml, joined, part, w

CODE_FONT = "Consolas"
CONTENTS_LEVELS = 3


@dataclass(frozen=True, slots=True)
class _Style:
    """One style.

    Args:
        id: how paragraphs and runs refer to it.
        name: how people see it; Word knows its own by it.
        paragraph: its paragraph properties, in the schema's order.
        run: its run properties, in the schema's order.
        based: the style that it differs from.
        following: the style of the paragraph that is typed after one in this.
        kind: ``paragraph`` or ``character``.
    """

    id: str
    name: str
    paragraph: Xml = NOTHING
    run: Xml = NOTHING
    based: str = "Normal"
    following: str = ""
    kind: str = "paragraph"

    @property
    def xml(self) -> Xml:
        default = self.id in {"Normal", "DefaultParagraphFont"}
        return w(
            "style",
            w("name", val=self.name),
            w("basedOn", val=self.based) if self.based else NOTHING,
            w("next", val=self.following) if self.following else NOTHING,
            w("qFormat"),
            w("pPr", self.paragraph) if self.paragraph else NOTHING,
            w("rPr", self.run) if self.run else NOTHING,
            type=self.kind,
            **{"default": 1} if default else {},
            styleId=self.id,
        )


def styles(measures: Measures, language: str) -> bytes:
    """The part that holds them.

    Args:
        measures: of the page.
        language: an ISO 639 code, that of text without another.
    """
    all_of_them = (
        *_body(measures),
        *(_heading(measures, level) for level in range(1, len(HEADINGS) + 1)),
        *_lists(measures),
        *_cover(measures),
        *_apart(measures),
        *_contents(measures),
        *_characters(measures),
    )
    return part(
        "styles",
        _defaults(measures, language),
        *(style.xml for style in all_of_them),
        *tables(measures),
        w("style", w("name", val="No List"), type="numbering", default=1, styleId="NoList"),
    )


def _defaults(measures: Measures, language: str) -> Xml:
    run = joined(fonts(language), _size(measures.size), languages(language))
    return w("docDefaults", w("rPrDefault", w("rPr", run)), w("pPrDefault"))


def _body(m: Measures) -> Iterator[_Style]:
    yield _Style("Normal", "Normal", spacing(m.pitch), based="")
    yield _Style("BodyText", "Body Text", spacing(m.pitch, after=m.pitch / 2))
    yield _Style("Figure", "Figure", spacing(m.pitch, after=m.pitch / 2, rule="atLeast"), based="BodyText")
    border = w("left", val="single", sz=12, space=8, color=RULE)
    yield _Style("Quote", "Quote", joined(w("pBdr", border), _indent(m.size)), based="BodyText")
    line = joined(
        w("suppressLineNumbers"),
        w("pBdr", w("bottom", val="single", sz=4, space=1, color=RULE)),
        spacing(m.pitch / 2, after=m.pitch / 2),
    )
    yield _Style("HorizontalLine", "Horizontal Line", line)


def _heading(m: Measures, level: int) -> _Style:
    size, above, below = HEADINGS[level - 1]
    paragraph = joined(
        w("keepNext"),
        w("keepLines"),
        spacing(size * m.size + m.gap, above * m.pitch, below * m.pitch),
        w("outlineLvl", val=level - 1),
    )
    weight = w("i") if level == len(HEADINGS) else w("b")
    run = joined(weight, _size(size * m.size))
    return _Style(f"Heading{level}", f"heading {level}", paragraph, run, following="BodyText")


def _lists(m: Measures) -> Iterator[_Style]:
    yield _Style("ListBullet", "List Bullet", based="BodyText")
    yield _Style("ListNumber", "List Number", based="BodyText")
    yield _Style("ListContinue", "List Continue", _indent(m.step), based="BodyText")
    yield _Style("DefinitionTerm", "Definition Term", joined(w("keepNext"), spacing(m.pitch)), w("b"))
    yield _Style("Definition", "Definition", _indent(1.5 * m.size), based="BodyText")


def _cover(m: Measures) -> Iterator[_Style]:
    size = TITLE * m.size
    title = joined(w("keepNext"), spacing(1.15 * size, 5 * m.pitch, 1.5 * m.pitch))
    yield _Style("Title", "Title", title, joined(w("b"), _size(size)), following="Subtitle")
    subtitle = spacing(1.25 * m.size + m.gap, after=2 * m.pitch)
    run = joined(w("color", val=FAINT), _size(1.25 * m.size))
    yield _Style("Subtitle", "Subtitle", subtitle, run, following="BodyText")
    beside = joined(
        w("tabs", w("tab", val="left", pos=twips(7.5 * m.size))),
        spacing(m.pitch, after=0.44 * m.size),
        w("ind", left=twips(7.5 * m.size), hanging=twips(7.5 * m.size)),
    )
    yield _Style("CoverFact", "Cover Fact", beside)
    size = HEADINGS[1][0] * m.size
    heading = joined(w("keepNext"), w("keepLines"), spacing(size + m.gap, 1.6 * m.pitch, 0.4 * m.pitch))
    yield _Style("CoverHeading", "Cover Heading", heading, joined(w("b"), _size(size)), following="BodyText")


def _apart(m: Measures) -> Iterator[_Style]:
    size, padding = SMALL * m.size, CODE_INSET * m.size
    # A border of the paper's own colour is how a paragraph gets an inset.
    sides = (
        w(side, val="single", sz=4, space=padding, color=SHADE) for side in ("top", "left", "bottom", "right")
    )
    code = joined(
        w("pBdr", *sides),
        w("shd", val="clear", color="auto", fill=SHADE),
        spacing(1.3 * size, after=m.pitch / 2),
        w("ind", left=twips(padding), right=twips(padding)),
    )
    yield _Style("Code", "Code", code, joined(_code_font(), w("noProof"), _size(size)), based="BodyText")
    yield _Style("TableText", "Table Text", spacing(TABLE * m.size + m.gap), _size(TABLE * m.size))
    yield _Style("TableSpace", "Table Space", joined(w("suppressLineNumbers"), spacing(m.pitch / 2)))
    yield _Style("SectionEnd", "Section End", joined(w("suppressLineNumbers"), spacing(1)))
    note = joined(w("suppressLineNumbers"), spacing(size + 0.8 * m.gap))
    yield _Style("FootnoteText", "footnote text", note, _size(size))
    tabs = w("tabs", w("tab", val="right", pos=twips(m.geometry.width)))
    foot = joined(w("suppressLineNumbers"), tabs, spacing(size + m.gap))
    faint = joined(w("color", val=FAINT), _size(size))
    yield _Style("Header", "header", foot, faint)
    yield _Style("Footer", "footer", foot, faint)


def _contents(m: Measures) -> Iterator[_Style]:
    size, _above, below = HEADINGS[0]
    head = joined(
        w("keepNext"), w("suppressLineNumbers"), spacing(size * m.size + m.gap, after=below * m.pitch)
    )
    yield _Style(
        "TOCHeading", "TOC Heading", head, joined(w("b"), _size(size * m.size)), following="BodyText"
    )
    for level in range(1, CONTENTS_LEVELS + 1):
        paragraph = joined(
            w("suppressLineNumbers"),
            w("tabs", w("tab", val="right", pos=twips(m.geometry.width))),
            spacing(m.pitch, m.pitch / 2 if level == 1 else 0),
            w("ind", left=twips((level - 1) * m.step), right=twips(3 * m.size)),
        )
        yield _Style(f"TOC{level}", f"toc {level}", paragraph, w("b") if level == 1 else NOTHING)


def _characters(m: Measures) -> Iterator[_Style]:
    def character(name: str, shown: str, run: Xml, based: str = "DefaultParagraphFont") -> _Style:
        return _Style(name, shown, run=run, based=based, kind="character")

    yield character("DefaultParagraphFont", "Default Paragraph Font", NOTHING, "")
    yield character("Hyperlink", "Hyperlink", w("color", val=LINK))
    yield character("FootnoteReference", "footnote reference", w("vertAlign", val="superscript"))
    code = joined(_code_font(), w("noProof"), _size(SMALL * m.size))
    yield character("InlineCode", "Inline Code", code)
    number = joined(w("color", val=FAINT), _size(0.7 * m.size))
    yield character("LineNumber", "line number", number)


def _size(points: float) -> Xml:
    return joined(w("sz", val=half_points(points)), w("szCs", val=half_points(points)))


def _indent(points: float) -> Xml:
    return w("ind", left=twips(points))


def _code_font() -> Xml:
    return w("rFonts", ascii=CODE_FONT, hAnsi=CODE_FONT, cs=CODE_FONT)
