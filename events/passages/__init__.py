"""Where a quotation stands in a text: selectors, anchoring, and the offsets they are counted in.

A passage is recorded by its words (`TextQuoteSelector`) and, for each captured text, by its place
(`TextPositionSelector`). `anchor` finds it again when the text has changed, and says how sure it is. Every offset
is in Unicode code points and every end exclusive; only `Utf16Offsets` knows what browsers count.
"""

from events.passages.anchor import Anchored, Standing, anchor, anchor_all
from events.passages.normalise import Normalised
from events.passages.paragraphs import Paragraph, paragraph_at, paragraphs
from events.passages.parts import Block, Part, blocks, part_at, parts
from events.passages.selector import SelectorError, TextPositionSelector, TextQuoteSelector
from events.passages.utf16 import Utf16Offsets

__all__ = [
    "Anchored",
    "Block",
    "Normalised",
    "Paragraph",
    "Part",
    "SelectorError",
    "Standing",
    "TextPositionSelector",
    "TextQuoteSelector",
    "Utf16Offsets",
    "anchor",
    "anchor_all",
    "blocks",
    "paragraph_at",
    "paragraphs",
    "part_at",
    "parts",
]
