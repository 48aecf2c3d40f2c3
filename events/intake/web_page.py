"""A web page: its article, and what it says about itself."""

import re
from typing import Final

import trafilatura

from events.intake.decoding import decode
from events.intake.document import Document, IntakeRefused
from events.intake.kinds import MEDIA_TYPES, shown
from events.intake.markup import paragraphs_of, tree_of
from events.intake.page_dates import published
from events.intake.page_metadata import Metadata
from events.intake.page_proposals import proposals
from events.intake.plain import kept, tidy
from events.intake.web_addresses import is_address

_CHARSET: Final = re.compile(rb"<meta[^>]{1,200}?charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED_WITHIN: Final = 4_096  # bytes, more than browsers look at
_LEAST: Final = 250  # characters: below it trafilatura takes what it finds for one paragraph


def read_page(content: bytes, name: str, charset: str = "") -> Document:
    """The article of a page, or all its words where no article can be told from them. Raises IntakeRefused."""
    found = _CHARSET.search(content[:_DECLARED_WITHIN])
    text, notice = decode(content, charset or (found.group(1).decode("ascii", "replace") if found else ""))
    tree = tree_of(text)
    if tree is None:
        raise IntakeRefused(f"{shown(name)} has no text in it. Paste the text instead.", "empty")
    metadata = Metadata(tree, name if is_address(name) else "")
    proposed = proposals(metadata)
    when, doubt = published(metadata)
    if when:
        proposed["published"] = when
    notices = [each for each in (notice, doubt) if each]
    words = tidy(article(tree))
    if len(words) < _LEAST and "\n\n" not in words:
        tree = tree_of(text)
        words = tidy(paragraphs_of(tree, whole=False)) or tidy(paragraphs_of(tree))
        notices.append("No article could be told from what surrounds it: the words of the whole page were taken.")
    if not words:
        raise IntakeRefused(
            f"{shown(name)} has no text in it as it was sent; some pages are put together by scripts, which do not run "
            "here. Open it in your browser, copy the text and paste it.",
            "empty",
        )
    return Document(kept(words), MEDIA_TYPES["html"], name, proposed, notices=tuple(notices))


def article(tree: object) -> str:
    """What trafilatura holds for the article, a blank line between paragraphs; the tree is its own afterwards."""
    found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    body = getattr(found, "body", None)
    return "" if body is None else paragraphs_of(body)
