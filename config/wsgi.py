"""The site for a web server: `config.wsgi:application`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

from config import database  # noqa: E402 (the settings it leads to the server are there now)

database.prepare()
_ = settings.DEBUG, get_resolver().url_patterns  # pages are imported before the first of them is asked for
