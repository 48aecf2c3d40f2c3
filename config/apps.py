"""The plot as a Django app: it brings the command `serve` and the check of a database that is not ours."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the checks."""

    name = "config"

    def ready(self) -> None:
        """Importing them registers them."""
        import config.checks  # noqa: PLC0415, F401 (checks need the apps)
