"""Files for what is read, made by code: a PDF, a Word document, and their hostile kin."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)


def docx(body, **parts):
    """A Word document with this XML for its body, and other parts by name, `__` for a slash and `_` for a dot."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", body if isinstance(body, bytes) else document(body))
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return packed.getvalue()


def document(body, kind="document"):
    """A part of a Word document around this XML."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    within = f"<w:body>{body}</w:body>" if kind == "document" else body
    return f'<?xml version="1.0"?><w:{kind} xmlns:w="{W}" xmlns:mc="{mc}">{within}</w:{kind}>'.encode()


def paragraph(*runs):
    """A paragraph of runs of words."""
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"


def pdf(pages, *, catalog="", info="", raw=None):
    """A PDF; each page is lines (words, x, y), or bytes: its content stream as it is, packed by Flate."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<<{info}>>".encode("latin-1"),
    ]
    numbers = []
    for page in pages:
        content = page if isinstance(page, bytes) else zlib.compress(shown(page))
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
        numbers.append(len(objects))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = raw or f"<</Type/Pages/Count {len(numbers)}/Kids[{kids}]>>".encode()
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def shown(lines):
    """A content stream that shows lines of words, each at its place."""
    said = []
    for words, x, y in lines:
        escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        said.append(f"BT /F 12 Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET")
    return "\n".join(said).encode("cp1252")


def column(*words, top=740, step=14):
    """Lines one under the other; None leaves one out."""
    return [(line, 72, top - step * place) for place, line in enumerate(words) if line is not None]
