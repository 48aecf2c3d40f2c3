"""What the environment says about this machine; everything else is in `config.settings`.

`DATABASE_URL`, `PORT`, `VAR_DIR`, `SECRET_KEY`, `ALLOWED_HOSTS`, `CSRF_TRUSTED_ORIGINS`, `BEHIND_HTTPS`, `DEBUG`,
`SMTP_URL`, `MAIL_FROM`.
Read when asked for, so that a test or a command may set them first.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var").absolute()
DATABASE_NAME = "dateline"

# Idle connections are kept per thread; a thread looks whether its connection is alive before it uses it again.
_CONNECTIONS = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


def debug() -> bool:
    """Whether pages show tracebacks."""
    return _is_on("DEBUG")


def is_secure() -> bool:
    """Whether a proxy in front speaks https for us (and says so in X-Forwarded-Proto)."""
    return _is_on("BEHIND_HTTPS")


def allowed_hosts() -> list[str]:
    """Names under which the site answers; loopback when nothing is said."""
    return _listed("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]


def trusted_origins() -> list[str]:
    """Origins (with scheme) whose forms are accepted besides the site's own."""
    return _listed("CSRF_TRUSTED_ORIGINS")


def port() -> int:
    """The port on 127.0.0.1. Raises ImproperlyConfigured when PORT is not one."""
    text = os.environ.get("PORT") or "8000"
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ImproperlyConfigured(f"PORT is {text!r}: it must be a number from 1 to 65535")
    return int(text)


def secret_key() -> str:
    """SECRET_KEY, or one made on first use and kept in VAR_DIR, readable by its owner alone."""
    return os.environ.get("SECRET_KEY") or kept_secret(VAR_DIR / "secret-key")[0]


def kept_secret(path: Path, *, size: int = 48) -> tuple[str, bool]:
    """The secret kept in a file, and whether it was made just now, from `size` random bytes.

    The file appears whole or not at all, so that two processes starting together agree on it.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        ours = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(ours, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(size) + "\n")
        try:
            os.link(ours, path)
            return path.read_text().strip(), True
        except FileExistsError:
            pass
        finally:
            ours.unlink()
    return path.read_text().strip(), False


def static_storage() -> str:
    """Hashed names, except while debugging: then a changed file is seen at once."""
    return "django.contrib.staticfiles.storage.StaticFilesStorage" if debug() else "config.static_files.HashedFiles"


def has_own_server() -> bool:
    """Whether the embedded PostgreSQL is ours to start: no DATABASE_URL was given."""
    return not os.environ.get("DATABASE_URL")


def database() -> dict[str, Any]:
    """Django's settings for the database of DATABASE_URL.

    Without one they lead to the embedded server's place, where nobody answers until somebody starts it
    (`config.database.prepare`): never to another PostgreSQL that happens to run on this machine.
    """
    url = os.environ.get("DATABASE_URL", "")
    found = parse_database_url(url) if url else {"NAME": DATABASE_NAME, "HOST": str(VAR_DIR / "postgres")}
    return {"ENGINE": "django.db.backends.postgresql", **_CONNECTIONS, **found}


def parse_database_url(url: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?sslmode=…` (a libpq connection URI) as Django's settings.

    A unix socket's directory is given as `?host=/directory` or percent-encoded in the host's place.
    Raises ImproperlyConfigured, without repeating the address: it may hold a password.
    """
    try:
        parts = urlsplit(url)
        number = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from None
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://")
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise ImproperlyConfigured("DATABASE_URL names no database: postgresql://user@host:5432/NAME")
    options: dict[str, Any] = dict(parse_qsl(parts.query, keep_blank_values=True))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    found = {
        "NAME": name,
        "USER": options.pop("user", "") or unquote(parts.username or ""),
        "PASSWORD": options.pop("password", "") or unquote(parts.password or ""),
        "HOST": host,
        "PORT": options.pop("port", "") or str(number or ""),
    }
    return {**found, "OPTIONS": options} if options else found


class MailServer(NamedTuple):
    """Where mail goes out, in the order of Django's settings; without a host it goes nowhere."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    begins_tls: bool = False  # STARTTLS
    is_tls: bool = False  # from the first byte on


def mail_server() -> MailServer:
    """The server of SMTP_URL; none when nothing is said. Raises ImproperlyConfigured."""
    url = os.environ.get("SMTP_URL", "")
    return parse_smtp_url(url) if url else MailServer()


def mail_from() -> str:
    """The address that mail comes from. Raises ImproperlyConfigured where mail would go out without one."""
    address = os.environ.get("MAIL_FROM", "").strip()
    if not address and os.environ.get("SMTP_URL"):
        raise ImproperlyConfigured("MAIL_FROM is needed beside SMTP_URL: the address that mail comes from")
    return address or "dateline@localhost"


def parse_smtp_url(url: str) -> MailServer:
    """`smtps://user:password@host:465` (TLS from the start), `smtp://…:587` (STARTTLS), `smtp://…?tls=none` (neither).

    Raises ImproperlyConfigured, without repeating the address: it may hold a password.
    """
    try:
        parts = urlsplit(url)
        number = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"SMTP_URL cannot be read: {error}") from None
    asked = dict(parse_qsl(parts.query))
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or asked not in ({}, {"tls": "none"}):
        raise ImproperlyConfigured(
            "SMTP_URL must be like smtp://user:password@host:587, smtps://… or smtp://…?tls=none"
        )
    is_tls = parts.scheme == "smtps"
    begins_tls = not is_tls and not asked
    usual = 465 if is_tls else 587 if begins_tls else 25
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(unquote(parts.hostname), number or usual, user, password, begins_tls, is_tls)


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def _listed(name: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]
