"""Static files: which are published, and under what names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from config import joined

PUBLISHED = ("django.contrib.admin",)

Paths = Mapping[str, tuple[Storage, str]]  # name → where its text is


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Names carry a hash, so that a browser may keep a file for good.

    Also rewrites the `import` lines of our ES modules, which must name their neighbours relatively.
    """

    support_js_module_import_aggregation = True

    def post_process(self, paths: Paths, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Joins what is published as one file (`config.joined`) before names are given. Raises CannotJoin."""
        together = paths if dry_run else {**paths, **_joined(paths)}
        yield from super().post_process(together, dry_run=dry_run, **options)


def _joined(paths: Paths) -> dict[str, tuple[Storage, str]]:
    """Our stylesheets that import others, and the modules that are asked for by name."""
    memory = InMemoryStorage()

    def read(name: str) -> str:
        storage, path = paths[name]
        with storage.open(path) as file:
            return str(file.read().decode())

    sheets = {name: joined.sheet(name, read) for name in paths if name.startswith("css/")}
    modules = {root: joined.module(root, read) for root in joined.ROOTS}
    for name, text in (sheets | modules).items():
        memory.save(name, ContentFile(text.encode()))
    return {name: (memory, name) for name in sheets | modules}


class PublishedApps(AppDirectoriesFinder):
    """Files that packages bring, of those packages whose pages we show; ours are in `static/`, htmx among them."""

    def __init__(self, app_names: Iterable[str] | None = None) -> None:
        super().__init__(app_names or PUBLISHED)
