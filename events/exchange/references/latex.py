"""Text as BibTeX files write it: accents as commands, what means something to LaTeX escaped. One pass each way."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ACCENTS: Final = {
    **{"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307"},
    **{"u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323"},
    **{"b": "\u0331"},
}
_LETTERS: Final = {
    **{"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø"},
    **{"l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ"},
    **{"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{"},
    **{"textbraceright": "}", "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…"},
    **{"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”"},
    **{"guillemotleft": "«", "guillemotright": "»", "quotedblbase": "„", "S": "§", "copyright": "©", "pounds": "£"},
    **{"euro": "€", "texteuro": "€", "textdegree": "°", "par": "\n", "newline": "\n"},
}
_ASCII: Final = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}
_TOKEN: Final = re.compile(
    r"""\\(?P<mark>[`'^~"=.]) [ \t\n]*
        (?: \{ [ \t\n]* (?P<a>\\?[^\W\d_]) [ \t\n]* \} | (?P<b>\\[ij](?![a-zA-Z])|[^\W\d_]) )
    | \\(?P<over>[uvHckrdb])
        (?: [ \t\n]* \{ [ \t\n]* (?P<c>\\?[^\W\d_]) [ \t\n]* \} | [ \t\n]+ (?P<d>\\[ij](?![a-zA-Z])|[^\W\d_]) )
    | \\(?P<word>[a-zA-Z]+) \*? (?: \{\} | [ \t\n]+ )?
    | \\(?P<sign>[^a-zA-Z])
    | (?P<plain>---|--|``|''|~)
    | (?P<drop>[{}$])
    | (?P<space>[ \t\r\n]+)""",
    re.VERBOSE,
)
_ESCAPED: Final = {
    **{mark: "\\" + mark for mark in "%&#$_"},
    **{"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\n": r"\par{}"},
    **{"{": r"\textbraceleft{}", "}": r"\textbraceright{}"},
}
_TO_ESCAPE: Final = re.compile(r"[%&#$_\\~^{}\n]")
_JOINING: Final = re.compile(r"([-`'])(?=\1)")  # two of them would be read as one


def decoded(text: str) -> str:
    """The text as it reads. A command without a meaning here leaves its argument."""
    lines = _TOKEN.sub(_read, text).split("\n")
    return unicodedata.normalize("NFC", "\n".join(line.strip(" ") for line in lines)).strip()


def encoded(text: str) -> str:
    """The text with what LaTeX would read as commands escaped; letters stay as they are, in UTF-8."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPED[found[0]], _JOINING.sub("\\1\0", text)).replace("\0", "{}")


def _read(found: re.Match[str]) -> str:
    accent = found["mark"] or found["over"]
    if accent:
        letter = found["a"] or found["b"] or found["c"] or found["d"]
        return letter.lstrip("\\") + _ACCENTS[accent]
    if found["word"] is not None:
        return _LETTERS.get(found["word"], "")
    if found["sign"] is not None:
        return {"\\": "\n", "-": "", "/": "", ",": " ", ";": " ", "\n": " "}.get(found["sign"], found["sign"])
    if found["plain"] is not None:
        return _ASCII[found["plain"]]
    return "" if found["drop"] is not None else " "
