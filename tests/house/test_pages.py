"""Each law about templates and drawing can be broken, and names who broke it."""

import pytest

from tests.house import pages


@pytest.mark.parametrize("kind", ["fragments/event", "components"])
def test_a_fragment_that_extends_is_seen(put, kind):
    assert pages.fragments_that_extend(put(f"templates/{kind}/row.html", '{% extends "base.html" %}'))


@pytest.mark.parametrize(
    "tag",
    [
        "{% for citation in event.citations.all %}{% endfor %}",
        "{{ event.citation_set.count }}",
        "{% if event.tags.filter %}{% endif %}",
        "{% with\n rows=timeline.events.order_by %}{% endwith %}",
    ],
)
def test_a_query_in_a_template_is_seen(put, tag):
    assert pages.queries_in_templates(put("templates/pages/event.html", tag))


@pytest.mark.parametrize(
    "tag", ["{{ event.all_day }}", "{% if name == 'a.all' %}{% endif %}x.filter", "{# event.tags.all #}"]
)
def test_a_template_that_only_shows_is_free(put, tag):
    assert pages.queries_in_templates(put("templates/pages/event.html", tag.replace("'", '"'))) == []


def test_a_template_that_nothing_shows_is_seen(put):
    put("events/views/new.py", "render(request, 'pages/event.html')")
    put("templates/pages/event.html", '{% include "fragments/row.html" %}{# {% include "fragments/old.html" %} #}')
    put("templates/fragments/row.html", "")
    assert pages.unused_templates(put("templates/fragments/old.html", "")) == ["fragments/old.html"]


def test_a_template_named_by_parts_is_shown(put):
    put("events/views/new.py", "def f(noun):\n    return f'fragments/{noun}/row.html'")
    put("templates/fragments/event/row.html", "")
    assert pages.unused_templates(put("templates/fragments/event/old.html", "")) == ["fragments/event/old.html"]


@pytest.mark.parametrize(
    "line",
    [
        "document.querySelector('p');",
        "const width = window.innerWidth;",
        "export function f(window) { return window.document; }",
        "globalThis.location = '';",
        "start(window);",
    ],
)
def test_drawing_that_touches_the_page_is_seen(put, line):
    assert pages.drawing_that_touches_the_page(put("static/js/timeline/scale.js", line))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("timeline/view_svg.js", "document.querySelector('p');"),
        ("main.js", "document.querySelector('p');"),
        ("timeline/scale.js", "/** A document in a window. */ // document"),
        ("timeline/scale.js", "export function wider(window) { return { from: window.from, window: [0, 1] }; }"),
        ("timeline/scale.js", "const [a, b] = answer.window;"),
        ("timeline/scale.js", "const say = 'the document';"),
    ],
)
def test_views_and_windows_of_time_are_free(put, name, line):
    assert pages.drawing_that_touches_the_page(put(f"static/js/{name}", line)) == []
