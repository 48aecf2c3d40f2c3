"""A Word document: its paragraphs, footnotes and properties. What it says of its size is checked before it is unpacked.

An own reading of three parts of the package (ECMA-376) rather than a library that opens all of it: the archive's list
of contents bounds what is inflated, and XML with a document type, which no Word document has, is refused unread.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from lxml import etree

from events.intake.document import Document, Field, IntakeRefused, Proposed
from events.intake.kinds import MEDIA_TYPES, TAKEN, protected, shown
from events.intake.limits import MOST_PARTS, MOST_UNPACKED, megabytes
from events.intake.plain import kept, spaced, tidy
from events.intake.properties import properties

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_BODY, _FOOTNOTES, _ENDNOTES = "word/document.xml", "word/footnotes.xml", "word/endnotes.xml"
_PROPERTIES: Final = "docProps/core.xml"
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_RATIO: Final = 200  # to one: deflated prose is 3 to 10 to one, and Word's own XML up to 30 or so
_SMALL: Final = 1_000_000  # bytes: what is no larger may be packed as tightly as it likes
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
# Said twice, taken out, or not said by the text: the older twin of a drawing, deletions, where moved words stood.
_UNREAD: Final = frozenset(
    ["{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{_W}del", f"{_W}moveFrom"]
)
_OTHERS: Final = {  # archives that people may bring instead
    "xl/workbook.xml": "a spreadsheet (.xlsx)",
    "ppt/presentation.xml": "a presentation (.pptx)",
    "content.xml": "an OpenDocument file",
    "META-INF/container.xml": "a book (.epub)",
}


def read_docx(content: bytes, name: str) -> Document:
    """The text of a .docx, its notes at the end. Raises IntakeRefused."""
    with _opened(content, name) as package:
        body = _tree(package, _BODY, name)
        text = [paragraph for paragraph in _paragraphs(body) if paragraph]
        notices = ["Words that were deleted with changes being tracked are left out."] if _has_deletions(body) else []
        footnotes = [
            note
            for part in (_FOOTNOTES, _ENDNOTES)
            if part in package.namelist()
            for note in _paragraphs(_tree(package, part, name))
            if note
        ]
        proposed = _proposals(package, name)
    if footnotes:
        count = len(footnotes)
        stand = "1 paragraph of notes stands" if count == 1 else f"{count:,} paragraphs of notes stand"
        notices.append(f"{stand} at the end of the text.")
    words = tidy("\n\n".join(text + footnotes))
    if not words:
        raise IntakeRefused(
            f"{shown(name)} has no text in it. If it shows pictures of pages, type or paste the words.", "empty"
        )
    return Document(kept(words), MEDIA_TYPES["docx"], name, proposed, notices=tuple(notices))


def _opened(content: bytes, name: str) -> zipfile.ZipFile:
    """The package, once its list of contents has been looked through. Raises IntakeRefused."""
    try:
        package = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise _damaged(name) from error
    listed = package.infolist()
    names = {each.filename for each in listed}
    if _BODY not in names:
        what = next((words for part, words in _OTHERS.items() if part in names), "an archive")
        raise IntakeRefused(f"{shown(name)} is {what}. {TAKEN} Save it as one of these.", "unsupported-type")
    if len(listed) > MOST_PARTS or len(names) < len(listed):
        raise IntakeRefused(
            f"{shown(name)} is packed in {len(listed):,} parts; at most {MOST_PARTS:,}, each with a name of its own, "
            "are read. Open it and save it again, or paste its text.",
            "too-large",
        )
    for each in listed:
        if each.flag_bits & 1:
            raise protected(name)
        is_read = each.filename in (_BODY, _FOOTNOTES, _ENDNOTES, _PROPERTIES)
        if is_read and (
            each.file_size > MOST_UNPACKED or each.file_size > max(_SMALL, _RATIO * max(each.compress_size, 1))
        ):
            raise _bomb(name)
    return package


def _tree(package: zipfile.ZipFile, part: str, name: str) -> Any:
    """A part as XML, without entities, network or document type. Raises IntakeRefused."""
    try:
        written = package.read(part)  # no more than was listed: what goes on is cut there, and its sum is wrong
    except Exception as error:  # of zipfile, or of the packing's own library
        raise _damaged(name) from error
    if _DOCTYPE.search(written) or written[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise IntakeRefused(
            f"{shown(name)} declares entities, which no Word document does. Open it in Word and save it again, "
            "or paste its text.",
            "damaged",
        )
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(written.replace(_STRICT, _TRANSITIONAL), parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(name) from error


def _paragraphs(tree: Any) -> Iterator[str]:
    """Each paragraph that has words; a row of a table is one, its cells parted by tabs."""
    open_rows, skipped, current = 0, 0, []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag, is_start = element.tag, event == "start"
        if tag in _UNREAD:
            skipped += 1 if is_start else -1
        elif tag == f"{_W}tr":
            open_rows += 1 if is_start else -1
        elif not skipped and is_start and isinstance(tag, str) and tag.startswith(_W):
            current.append(element.text or "" if tag == f"{_W}t" else _SIGNS.get(tag[len(_W) :], ""))
        if is_start or skipped:
            continue
        if tag == f"{_W}tc" and open_rows:
            current.append("\t")
        elif tag == f"{_W}p" and open_rows:
            current.append(" ")
        elif tag in (f"{_W}p", f"{_W}tr") and not open_rows:
            yield spaced("".join(current))
            current.clear()


def _has_deletions(tree: Any) -> bool:
    return next(tree.iter(f"{_W}delText"), None) is not None


def _proposals(package: zipfile.ZipFile, name: str) -> dict[Field, Proposed]:
    """Title, author and language of its properties. The days they give are of the file, not of a publication."""
    if _PROPERTIES not in package.namelist():
        return {}
    said = _tree(package, _PROPERTIES, name)
    return properties(
        title=said.findtext(f"{_DC}title"),
        authors=said.findtext(f"{_DC}creator"),
        language=said.findtext(f"{_DC}language"),
        origin="the properties of the Word document",
    )


def _damaged(name: str) -> IntakeRefused:
    return IntakeRefused(
        f"{shown(name)} is damaged, or no Word document. Open it and save it again, or paste its text.", "damaged"
    )


def _bomb(name: str) -> IntakeRefused:
    return IntakeRefused(
        f"{shown(name)} unpacks to more than is read: at most {megabytes(MOST_UNPACKED)} for a part of it, and not "
        f"{_RATIO} times what was sent. Save it as .pdf, or paste its text.",
        "too-large",
    )
