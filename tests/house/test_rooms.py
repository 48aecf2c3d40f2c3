"""Each law about rooms can be broken: a small offence is named, and its lawful twin passes."""

import pytest

from tests.house import rooms


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("dates", "from events.passages import anchor"),
        ("passages", "import events.dates.parse"),
        ("models", "def late():\n    from events.queries import dating"),
        ("models", "from ..actions import accounts"),
        ("queries", "from events import actions"),
        ("actions", "import events"),
        ("exchange", "from events.views.home import home"),
        ("intake", "from events.models import Source"),
        ("views", "from events.api import urls"),
        ("api", "from events.forms.accounts import SignIn"),
        ("api", "if True:\n    from events.views import home"),
        ("forms", "from importlib import import_module\nimport_module('events.views')"),
        ("templatetags", "from events.actions.accounts import welcome"),
    ],
)
def test_a_look_upward_is_seen_wherever_it_stands(put, room, line):
    assert len(rooms.looks_up(put(f"events/{room}/new.py", line), room)) == 1


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("extraction", "from events.dates import parse\nfrom events.passages import anchor"),
        ("models", "from events.dates import DateValue\nfrom .base import Noun"),
        ("views", "from events.actions import accounts\nfrom events.forms import accounts as forms"),
    ],
)
def test_a_look_downward_is_free(put, room, line):
    assert rooms.looks_up(put(f"events/{room}/new.py", line), room) == []


def test_a_single_module_is_a_room_too(put):
    assert rooms.looks_up(put("events/jobs.py", "from events.views import home"), "jobs")


@pytest.mark.parametrize("line", ["from events.queries.list import pages", "def f():\n    import events.queries.map"])
def test_rooms_that_know_each_other_in_a_circle_are_seen(put, line):
    for room in ("map", "list", "order"):
        put(f"events/queries/{room}/__init__.py", "")
    put("events/queries/list/pages.py", "from events.queries.order import by_date")
    house = put("events/queries/map/marks.py", "from events.queries import list")
    assert rooms.in_circles(house, "queries") == []
    assert len(rooms.in_circles(put("events/queries/order/by_date.py", line), "queries")) == 1


def test_a_question_that_stands_in_no_room_is_seen(put):
    put("events/queries/__init__.py", "")
    assert len(rooms.in_circles(put("events/queries/new.py", ""), "queries")) == 1


@pytest.mark.parametrize("line", ["import django", "from psycopg import sql", "def f():\n    import orjson"])
def test_a_library_on_the_ground_is_seen(put, line):
    assert rooms.leaves_the_standard_library(put("events/dates/new.py", line), "dates")


def test_the_standard_library_on_the_ground_is_free(put):
    line = "import re\nfrom collections.abc import Iterator\nfrom events.dates.value import DateValue"
    assert rooms.leaves_the_standard_library(put("events/dates/new.py", line), "dates") == []


def test_a_time_of_day_on_the_ground_is_free(put):
    assert rooms.asks_the_clock(put("events/dates/new.py", "noon = datetime.time(12, 0)"), "dates") == []


@pytest.mark.parametrize("line", ["import time", "from time import time as moment"])
def test_a_way_to_the_clock_on_the_ground_is_seen(put, line):
    assert rooms.asks_the_clock(put("events/dates/new.py", line), "dates")


@pytest.mark.parametrize("call", ["datetime.now()", "date.today()", "datetime.datetime.now(tz)"])
def test_a_clock_on_the_ground_is_seen(put, call):
    assert rooms.asks_the_clock(put("events/dates/new.py", f"today = {call}"), "dates")


@pytest.mark.parametrize(
    "line", ["from django.http import Http404", "from django import forms", "import rest_framework.serializers"]
)
def test_who_asked_is_not_known_below_the_doors(put, line):
    assert rooms.knows_who_asked(put("events/queries/new.py", line), "queries")


@pytest.mark.parametrize("line", ["from config import settings", "def f():\n    import config.env"])
def test_a_house_that_knows_its_plot_is_seen(put, line):
    assert rooms.imports_the_plot(put("events/views/new.py", line))


def test_django_settings_are_not_the_plot(put):
    assert rooms.imports_the_plot(put("events/views/new.py", "from django.conf import settings")) == []


@pytest.mark.parametrize(
    "place",
    [
        "events/views/new.py",
        "events/api/new.py",
        "events/forms/new.py",
        "events/jobs.py",
        "events/admin/new.py",
        "events/templatetags/new.py",
        "events/management/commands/new.py",
        "config/management/commands/new.py",
    ],
)
def test_a_write_is_seen_in_every_door(put, place):
    assert rooms.writes(put(place, "event.save()"))


@pytest.mark.parametrize(
    "line",
    [
        "Event.objects.create(title='')",
        "rows.update(title='')",
        "rows.filter(pk=1).delete()",
        "Event.objects.bulk_create([])",
        "Event.objects.get_or_create(pk=1)",
        "async def f():\n    await event.asave()",
        "cursor.execute('DELETE FROM event')",
        "class Events(viewsets.ModelViewSet): ...",
        "class New(CreateView): ...",
    ],
)
def test_every_way_to_write_is_seen_in_a_door(put, line):
    assert rooms.writes(put("events/views/new.py", line))


@pytest.mark.parametrize(
    "line", ["accounts.create_owner(by=user)", "def update(self): ...", "class A(ReadOnlyModelViewSet): ..."]
)
def test_a_door_that_calls_an_action_is_free(put, line):
    assert rooms.writes(put("events/views/new.py", line)) == []


def test_an_action_that_writes_is_free(put):
    assert rooms.writes(put("events/actions/new.py", "event.save()")) == []


@pytest.mark.parametrize(
    "name", ["events/utils.py", "events/views/helpers.py", "static/js/common.js", "tests/misc/a.py"]
)
def test_a_name_for_nothing_is_seen(put, name):
    assert rooms.nameless(put(name, ""))


@pytest.mark.parametrize(
    "line",
    [
        "from django.dispatch import receiver",
        "from django.db.models.signals import post_save",
        "from django.db.models import signals",
        "from django.contrib.auth.signals import user_logged_in",
    ],
)
def test_a_signal_is_seen_where_it_is_imported(put, line):
    assert rooms.uses_signals(put("events/models/new.py", line))


def test_signals_of_the_operating_system_are_free(put):
    assert rooms.uses_signals(put("config/serve.py", "import signal\nfrom signal import SIGTERM")) == []


@pytest.mark.parametrize("name", ["events/cellar/__init__.py", "events/attic.py"])
def test_a_room_that_no_law_knows_is_seen(put, name):
    assert rooms.outside_the_law(put(name, ""))
