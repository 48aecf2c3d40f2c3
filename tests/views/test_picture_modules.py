"""The picture's modules are all asked for at once, so that it is there soon after the page."""

from __future__ import annotations

import re

from django.conf import settings

FOLDER = settings.BASE_DIR / "static" / "js" / "timeline"
COMPONENT = settings.BASE_DIR / "templates" / "components" / "picture_modules.html"


def test_every_module_of_the_picture_is_asked_for_with_the_page() -> None:
    asked = re.findall(r"static 'js/timeline/(\w+\.js)'", COMPONENT.read_text())
    assert asked == sorted(path.name for path in FOLDER.glob("*.js"))
