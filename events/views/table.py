"""The table of events: as a view of the timeline's page, as rows to copy into a word processor, and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.conditional import entity_tag, is_open_to_all, not_modified, with_cache_headers
from events.forms.taking import CopyForm
from events.forms.timeline import TimelineForm
from events.models import Timeline
from events.queries.reader.paging import PAGE
from events.queries.table.columns import COLUMNS, TITLE, Column, Sort, chosen
from events.queries.table.page import MOST_SORTED, Table, TableAsked, all_rows, table
from events.queries.table.text import harmless, text_of
from events.queries.timeline.around import around
from events.views import address
from events.views.conditional import conditional
from events.views.lenses import kept_in, sight_for
from events.views.loading import of_timeline
from events.views.look import Look, Shown

MOST_COPIED = 1_000  # rows
BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet reads UTF-8 as something else
ALWAYS = ("EDTF", "Address")  # columns of a file beside those that are shown


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading, and the address that puts the rows in its order; "" where they cannot be."""

    column: Column
    search: str
    sorted: str  # as aria-sort has it
    next: str  # what pressing it does


def table_shown(look: Look) -> Shown:
    """The table for the timeline's page."""
    asked, columns = _asked(look), chosen(look.given.getlist("cols"))
    found = table(look.seen.sight, asked)
    page = around(look.seen.sight, asked.narrowing, everything=found.everything, total=found.total, event=look.to_open)
    rest = address.search_of(address.clean(look.given, leave_out=["view", "event", "page"]))
    beside = {
        "table": found,
        "columns": columns,
        "headings": [_heading(look.given, column, found.sort) for column in columns],
        "choices": [column for column in COLUMNS if column.value != TITLE],
        "copy_page": f"{look.base}table.html{rest}{'&' if rest else '?'}page={found.page}",
        "copy_all": f"{look.base}table.html{rest}" if found.pages > 1 else "",
        "most_sorted": MOST_SORTED,
        "copied": min(found.total, MOST_COPIED),
        "as_csv": f"{look.base}table.csv{rest}",
        "refused": next(each.name for each in COLUMNS if each.value == asked.sort.column) if found.is_refused else "",
    }
    return Shown(page, beside)


def _asked(look: Look, *, page: int = 0, size: int = PAGE) -> TableAsked:
    form = look.form
    return TableAsked(form.narrowing, form.sorted_by, look.is_by_clock, page or look.page or 1, size)


def _heading(given: QueryDict, column: Column, sort: Sort) -> Heading:
    if not column.is_sortable:
        return Heading(column, "", "", "")
    then = sort.then(column)
    is_sorted = column.value == sort.column
    here = ("descending" if sort.is_descending else "ascending") if is_sorted else "none"
    way = "from last to first" if then.is_descending else "from first to last"
    return Heading(column, address.without_page(given, sort=then.words) or "?", here, way)


@require_safe
@of_timeline
def copy(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/table.html`: rows as a bare table with footnotes: `page` of it, else a thousand; `only` some."""
    look = _look(request, timeline)
    return conditional(request, timeline, lambda: _copied(request, look), page="copy")


def _copied(request: HttpRequest, look: Look) -> HttpResponse:
    asked = _asked(look) if look.page else _asked(look, page=1, size=MOST_COPIED)
    form = CopyForm(request.GET)
    found = table(look.seen.sight, replace(asked, only=form.numbers))
    columns = chosen(look.given.getlist("cols"))
    context = {
        "timeline": look.seen.sight.timeline,
        "table": found,
        "columns": columns,
        "rows": _lines(found, columns),
        "is_chosen": form.numbers is not None,
        "problems": [*look.seen.problems, *look.form.problems, *form.problems],
        "base": look.base,
        "address": request.build_absolute_uri(look.base + address.search_of(look.given, view="table")),
    }
    return render(request, "pages/table_copy.html", context)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and the footnotes that it leads to."""

    column: str
    text: str
    footnotes: Sequence[int]


def _lines(found: Table, columns: Sequence[Column]) -> list[list[Cell]]:
    return [
        [
            Cell(column.value, text_of(row, column.value), row.footnotes if column.value == "sources" else ())
            for column in columns
        ]
        for row in found.rows
    ]


@require_safe
@of_timeline
def as_csv(request: HttpRequest, timeline: Timeline) -> HttpResponseBase:
    """`/t/<slug>/table.csv`: all rows that the filters leave, streamed; 400 with what was wrong with the address."""
    look = _look(request, timeline)
    if problems := [*look.seen.problems, *look.form.problems]:
        return JsonResponse({"errors": problems}, status=400, headers={"Cache-Control": "no-store"})
    tag = entity_tag(timeline, request.user, request.get_full_path())
    response: HttpResponseBase
    if not_modified(request, tag):
        response = HttpResponse(status=304)
    else:
        lines = () if request.method == "HEAD" else _csv(request, look)
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{timeline.slug}.csv"'
    with_cache_headers(response, tag=tag, is_public=is_open_to_all(timeline, request.user))
    return response


class _Line:
    """What `csv` writes a line to: it gives the line back."""

    def write(self, line: str) -> str:
        return line


def _csv(request: HttpRequest, look: Look) -> Iterator[str]:
    """RFC 4180, in UTF-8 with a byte order mark; no cell is a formula."""
    columns = chosen(look.given.getlist("cols"))
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK + writer.writerow([*(column.name for column in columns), *ALWAYS])
    for row in all_rows(look.seen.sight, _asked(look)):
        place = request.build_absolute_uri(f"{look.base}{row.listed.number}")
        cells = [*(text_of(row, column.value) for column in columns), row.edtf, place]
        yield writer.writerow([harmless(cell) for cell in cells])


def _look(request: HttpRequest, timeline: Timeline) -> Look:
    seen = sight_for(request, timeline)
    given = address.settled(kept_in(request, seen))
    form = TimelineForm(given, is_member=seen.sight.is_member)
    form.is_valid()
    return Look(seen, form, given, reverse("events:timeline", args=[timeline.slug]), is_whole=True)
