"""The picture of a timeline as SVG, drawn without a browser: for downloads, for paper, for whoever has no scripts.

Placements in, text out. The rules are those of the picture on the screen (static/js/timeline). Standard library only.
"""

from .caption import Caption
from .face import Face
from .lanes import TooLow
from .lettering import SANS, SERIF, Lettering
from .picture import Picture, Sheet, picture
from .themes import THEMES
from .told import Told, told

__all__ = [
    "SANS",
    "SERIF",
    "THEMES",
    "Caption",
    "Face",
    "Lettering",
    "Picture",
    "Sheet",
    "Told",
    "TooLow",
    "picture",
    "told",
]
