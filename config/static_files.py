"""Static files: which are published, and under what names."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from whitenoise.storage import CompressedManifestStaticFilesStorage

PUBLISHED = ("django.contrib.admin",)


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Names carry a hash, so that a browser may keep a file for good.

    Also rewrites the `import` lines of our ES modules, which must name their neighbours relatively.
    """

    support_js_module_import_aggregation = True


class PublishedApps(AppDirectoriesFinder):
    """Files that packages bring, of those packages whose pages we show; ours are in `static/`, htmx among them."""

    def __init__(self, app_names: Iterable[str] | None = None) -> None:
        super().__init__(app_names or PUBLISHED)
