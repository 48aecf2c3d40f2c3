"""What stands in the margins of every printed page: title, address, version, and the number of the page.

Chromium and others fill the margin boxes of CSS Paged Media (css-page-3, 5); for the rest the same stands at the head
and foot of the document.
"""

from __future__ import annotations

LONGEST = 90  # characters that have room in a margin


def running_heads(title: str, where: str, version: str) -> str:
    """The stylesheet. What somebody wrote is a string in it, every other character than letters and digits escaped."""
    left = f'{_quoted(_short(where))} "  \\b7  " {_quoted(version)}'
    look = 'color: #5f5a50; font: 400 7.5pt "Inter", system-ui, sans-serif;'
    return f"""@page {{
  @top-left {{ {look} content: {_quoted(_short(title))}; width: 80%; text-align: left; }}
  @bottom-left {{ {look} content: {left}; width: 84%; text-align: left; }}
  @bottom-right {{ {look} content: counter(page) " / " counter(pages); width: 16%; text-align: right; }}
}}

@page :first {{
  @top-left {{ content: none; }}
}}
"""


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _quoted(words: str) -> str:
    """A string of CSS (css-syntax-3, 4.3.7)."""
    return '"' + "".join(each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in words) + '"'
