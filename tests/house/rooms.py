"""Laws 1 to 8: which room may know which, and what a room does not do."""

import ast
import re
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.house.reading import imports, last_name, modules, nodes, within

GROUND = {"dates", "passages", "extraction", "chronology", "invention", "geography", "drawing"}
MEMORY = GROUND | {"models"}
SECOND = {"queries", "actions", "exchange", "intake"}
DEEDS = MEMORY | SECOND

MAY_IMPORT = {
    "dates": set(),
    "passages": set(),
    "extraction": {"dates", "passages"},
    "chronology": {"dates"},
    "invention": set(),
    "drawing": {"dates"},
    "geography": set(),
    "intake": {"dates"},
    "models": {"dates", "passages"},
    "queries": MEMORY,
    "actions": MEMORY | {"queries"},
    "exchange": MEMORY | {"queries", "actions", "sample"},
    "sample": set(),
    "conditional": MEMORY | {"queries"},
    "forms": MEMORY | {"queries"},
    "views": DEEDS | {"forms", "conditional"},
    "api": DEEDS | {"conditional"},
    "templatetags": MEMORY | {"queries"},
    "jobs": DEEDS,
    "admin": DEEDS,
    "management": DEEDS | {"jobs", "sample"},
    "urls": {"views", "api"},
}
FLOORS = ("queries",)  # divided into rooms of their own
FRAMEWORK = {"migrations", "apps"}  # Django's own frame; the database's history is not a room
DOORS = ("views", "api", "forms", "jobs", "admin", "templatetags", "management", "conditional", "urls")
WEB = {"django.http", "django.shortcuts", "django.template", "django.forms", "rest_framework"}
SIGNALS = re.compile(r"^(django\.dispatch|django\..*signals|.*\bsignals)(\.|$)")
CLOCK = {"now", "today", "utcnow", "localdate"}
WRITING = {
    verb
    for stem in (
        "save",
        "create",
        "update",
        "delete",
        "bulk_create",
        "bulk_update",
        "get_or_create",
        "update_or_create",
    )
    for verb in (stem, f"a{stem}")
} | {"cursor", "execute", "executemany"}
CLASSES_THAT_WRITE = {
    *("CreateModelMixin", "UpdateModelMixin", "DestroyModelMixin", "ModelViewSet"),
    *("CreateAPIView", "ListCreateAPIView", "UpdateAPIView", "DestroyAPIView"),
    *("RetrieveUpdateAPIView", "RetrieveDestroyAPIView", "RetrieveUpdateDestroyAPIView"),
    *("CreateView", "UpdateView", "DeleteView"),
}
NAMELESS = {"utils", "helpers", "common", "misc", "signals"}


def looks_up(root: Path, room: str) -> list[str]:
    """Imports from a room that this one may not know, inside functions too."""
    open_doors = {f"events.{name}" for name in MAY_IMPORT[room] | {room}}
    return [
        f"{path.relative_to(root)} imports {name}"
        for path in modules(root / "events", room)
        for name in imports(path, root)
        if within(name, {"events"}) and not within(name, open_doors)
    ]


def in_circles(root: Path, floor: str) -> list[str]:
    """Rooms of `floor` that know each other, by way of others too; and modules that stand in no room of it."""
    folder = root / "events" / floor
    rooms = sorted(path.parent.name for path in folder.glob("*/__init__.py"))
    loose = [f"{path.relative_to(root)} is in no room" for path in folder.glob("*.py") if path.name != "__init__.py"]
    known = {
        room: {
            other
            for path in modules(folder, room)
            for name in imports(path, root)
            for other in rooms
            if other != room and within(name, {f"events.{floor}.{other}"})
        }
        for room in rooms
    }
    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        return [*loose, f"{floor}: {' < '.join(error.args[1])}"]
    return loose


def leaves_the_standard_library(root: Path, room: str) -> list[str]:
    """Imports of a ground room that are neither of this project nor of Python itself."""
    return [
        f"{path.relative_to(root)} imports {name}"
        for path in modules(root / "events", room)
        for name in imports(path, root)
        if name.split(".")[0] not in {"events", *sys.stdlib_module_names}
    ]


def asks_the_clock(root: Path, room: str) -> list[str]:
    """Calls such as `datetime.now()`, and any use of `time`; what day it is comes in as an argument."""
    strays = []
    for path in modules(root / "events", room):
        strays += [f"{path.relative_to(root)} imports {name}" for name in imports(path, root) if within(name, {"time"})]
        for node in nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK:
                strays.append(f"{path.relative_to(root)}:{node.lineno} calls {ast.unparse(node.func)}()")
    return strays


def knows_who_asked(root: Path, room: str) -> list[str]:
    """Imports of HTTP, templates, forms or DRF below the doors."""
    return [
        f"{path.relative_to(root)} imports {name}"
        for path in modules(root / "events", room)
        for name in imports(path, root)
        if within(name, WEB)
    ]


def imports_the_plot(root: Path) -> list[str]:
    """Imports of `config` by anything in `events`."""
    return [
        f"{path.relative_to(root)} imports {name}"
        for path in modules(root / "events")
        for name in imports(path, root)
        if within(name, {"config"})
    ]


def door_modules(root: Path) -> list[Path]:
    """Everything through which the house is entered, management commands of the plot included."""
    rooms = [path for door in DOORS for path in modules(root / "events", door)]
    return [*rooms, *modules(root / "config", "management")]


def writes(root: Path) -> list[str]:
    """Calls in doors that write rows or run SQL, whatever they are called on; and ready-made classes that write."""
    strays = []
    for path in door_modules(root):
        for node in nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING:
                strays.append(f"{path.relative_to(root)}:{node.lineno} calls .{node.func.attr}()")
            elif isinstance(node, ast.ClassDef):
                ready_made = {last_name(base) for base in node.bases} & CLASSES_THAT_WRITE
                strays += [f"{path.relative_to(root)}:{node.lineno} is a {name}" for name in sorted(ready_made)]
    return strays


def uses_signals(root: Path) -> list[str]:
    """Imports of Django's signals: hidden control flow."""
    return [
        f"{path.relative_to(root)} imports {name}"
        for folder in ("events", "config")
        for path in modules(root / folder)
        for name in imports(path, root)
        if SIGNALS.match(name)
    ]


def nameless(root: Path) -> list[str]:
    """Files and folders named for nothing: `utils`, `helpers`, `common`, `misc`; and `signals`."""
    return [
        str(path.relative_to(root))
        for folder in ("events", "config", "tests", "benchmarks", "templates", "static/css", "static/js")
        for path in sorted((root / folder).rglob("*"))
        if path.name.split(".")[0] in NAMELESS
    ]


def outside_the_law(root: Path) -> list[str]:
    """Rooms and single modules of `events` that the law does not know."""
    rooms = {path.parent.name for path in (root / "events").glob("*/__init__.py")}
    singles = {path.stem for path in (root / "events").glob("*.py")} - {"__init__"}
    return sorted((rooms | singles) - set(MAY_IMPORT) - FRAMEWORK)
