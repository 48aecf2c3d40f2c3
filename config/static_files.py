"""Static files under names that carry their hash, so that a browser may keep them for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Also rewrites the `import` lines of our ES modules, which must name their neighbours relatively."""

    support_js_module_import_aggregation = True
