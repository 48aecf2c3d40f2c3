"""A browser and its device in words, by what it calls itself. A guess, and said as one where nothing is known."""

from __future__ import annotations

#: What stands in the name, the first that does counts: most browsers call themselves by others' names as well.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("HeadlessChrome/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_DEVICES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "a Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str:
    """`Firefox on Windows` · `Safari on an iPhone` · `A browser on Linux` · `An unknown device`."""
    browser = next((words for mark, words in _BROWSERS if mark in user_agent), "")
    device = next((words for mark, words in _DEVICES if mark in user_agent), "")
    if not browser and not device:
        return "An unknown device"
    return (browser or "A browser") + (f" on {device}" if device else "")
