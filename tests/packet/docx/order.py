"""The order in which Word takes what is inside an element: ECMA-376, Part 1, Annex A, as far as used."""

ORDER = {
    name: children.split()
    for name, children in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers pBdr shd "
        "tabs bidi spacing ind contextualSpacing jc textAlignment outlineLvl rPr sectPr",
        "rPr": "rStyle rFonts b bCs i iCs caps strike noProof vanish color spacing kern position sz "
        "szCs highlight u bdr shd vertAlign rtl cs lang",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
        "trPr": "cantSplit tblHeader",
        "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols titlePg docGrid",
        "pBdr": "top left bottom right between bar",
        "tblBorders": "top left bottom right insideH insideV",
        "tblCellMar": "top left bottom right",
        "tbl": "tblPr tblGrid tr",
        "tr": "trPr tc",
        "tc": "tcPr p tbl",
        "p": "pPr r hyperlink bookmarkStart bookmarkEnd",
        "r": "rPr t",
        "lvl": "start numFmt lvlRestart pStyle suff lvlText lvlJc pPr rPr",
        "num": "abstractNumId lvlOverride",
        "numPr": "ilvl numId",
        "abstractNum": "multiLevelType lvl",
        "numbering": "abstractNum num",
        "style": "name basedOn next link uiPriority semiHidden qFormat pPr rPr tblPr trPr tcPr tblStylePr",
        "styles": "docDefaults latentStyles style",
        "settings": "zoom defaultTabStop characterSpacingControl footnotePr endnotePr compat",
        "font": "altName panose1 charset family notTrueType pitch",
        "sdt": "sdtPr sdtContent",
    }.items()
}
FREE = {"p": {"pPr"}, "r": {"rPr"}}
"""Elements of which these alone come first, and the rest in any order."""
