"""Where the pages of the sample are: every kind of page, by a name that a test's id can carry."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from events.sample import SLUG, document

TIMELINE = f"/t/{SLUG}/"
EVENTS = {"raid": 4, "surge": 3, "legion": 8, "conference": 10, "direct talks": 14, "arming": 28, "ministerial": 29}
EVENTS["rice and mottaki"] = 30


@cache
def sample() -> dict[str, Any]:
    """The sample's document."""
    return dict(json.loads(document()))


def event(number: int) -> dict[str, Any]:
    """An event of the document."""
    return next(each for each in sample()["events"] if each["number"] == number)


def source(short_title: str) -> str:
    """The path of a source's page."""
    return f"{TIMELINE}sources/{_id('sources', 'short_title', short_title)}"


def source_id(short_title: str) -> str:
    """A source's public id."""
    return _id("sources", "short_title", short_title)


def person(name: str) -> str:
    """The path of a person's page."""
    return f"{TIMELINE}people/{_id('actors', 'name', name)}"


def place(name: str) -> str:
    """The path of a place's page."""
    return f"{TIMELINE}places/{_id('places', 'name', name)}"


def citation(number: int, position: int) -> str:
    """The path of an event's citation, counted from 1."""
    return f"{TIMELINE}{number}/citations/{event(number)['citations'][position - 1]['id']}"


def note(number: int) -> str:
    """The path of the first note on an event."""
    found = next(each for each in sample()["annotations"] if each.get("event") == event(number)["id"])
    return f"{TIMELINE}notes/{found['id']}"


def _id(nouns: str, field: str, value: str) -> str:
    return str(next(each["id"] for each in sample()[nouns] if each.get(field) == value))


def every_page() -> dict[str, str]:
    """The paths of all kinds of pages that answer 200 and need nothing done first."""
    return {
        "home": "/",
        "timeline": TIMELINE,
        "timeline with an event": f"{TIMELINE}?event=4",
        "timeline filtered": f"{TIMELINE}?q=briefcase&happened=happened",
        "timeline by the clock": f"{TIMELINE}?order=instant",
        "list alone": f"{TIMELINE}?view=list",
        "list alone with an event": f"{TIMELINE}?view=list&event=4&q=raid",
        "table": f"{TIMELINE}?view=table",
        "table sorted with an event": f"{TIMELINE}?view=table&sort=-title&event=4",
        "table with other columns": f"{TIMELINE}?view=table&cols=title,basis,conflict,precision&q=a",
        "table filtered to nothing": f"{TIMELINE}?view=table&q=zeppelin",
        "calendar": f"{TIMELINE}?view=calendar",
        "calendar of a month with an event": f"{TIMELINE}?view=calendar&at=2007-05&event=29",
        "calendar of a year": f"{TIMELINE}?view=calendar&at=2007",
        "calendar of a day": f"{TIMELINE}?view=calendar&at=2007-03-10",
        "calendar of an empty month": f"{TIMELINE}?view=calendar&at=-0752-03&week=sunday",
        "map": f"{TIMELINE}?view=map",
        "map of a box and a stretch with an event": f"{TIMELINE}?view=map&box=40,29,48,38&from=2007-03&event=10",
        "map filtered to nothing": f"{TIMELINE}?view=map&q=zeppelin",
        "map of a time when nothing happened": f"{TIMELINE}?view=map&from=1950&to=1951",
        "print": f"{TIMELINE}print",
        "print of a stretch in groups": f"{TIMELINE}print?from=2007-03-01&to=2007-03-31&group=person&notes=1&style=apa",
        "print of nothing": f"{TIMELINE}print?q=zeppelin&leave=picture",
        "table to copy": f"{TIMELINE}table.html",
        "timeline filtered to nothing": f"{TIMELINE}?q=zeppelin",
        "timeline as reported by a day": f"{TIMELINE}?known=2007-03-09",
        "timeline before anything was reported": f"{TIMELINE}?known=2006",
        "event as reported by a day": f"{TIMELINE}29?known=2007-03-12",
        "what changed": f"{TIMELINE}changed?from=2007-03-12&to=2007-05-05",
        "what changed, nothing": f"{TIMELINE}changed?from=2007-03-13&to=2007-03-14",
        "timeline with a wrong address": f"{TIMELINE}?from=yesterday&event=999&q=briefcase",
        **{f"event {name}": f"{TIMELINE}{number}" for name, number in EVENTS.items()},
        "according to one": f"{TIMELINE}?according={source_id('The Hindu')}",
        "two side by side": f"{TIMELINE}compare?one={source_id('The Hindu')}&other={source_id('WSWS')}",
        "two to be chosen": f"{TIMELINE}compare",
        "record before it began": f"{TIMELINE}history/record?at=2007-03-09",
        "record today": f"{TIMELINE}history/record?at=2099-01-01",
        "citation with a summary": citation(4, 1),
        "citation without text": citation(4, 2),
        "sources": f"{TIMELINE}sources/",
        "bibliography": f"{TIMELINE}bibliography",
        "bibliography by date": f"{TIMELINE}bibliography?style=short",
        "source with a summary": source("WSWS"),
        "source without text": source("RFE/RL"),
        "person": person("Abbas Araghchi"),
        "place": place("Baghdad"),
        "search": f"{TIMELINE}search?q=Baghdad",
        "search for what is not there": f"{TIMELINE}search?q=briefcases",
        "frame": f"/embed/{SLUG}/",
        "frame with an event": f"/embed/{SLUG}/?event=4&accent=ffcc00&font=system",
        "frame filtered": f"/embed/{SLUG}/?q=briefcase&view=list&font=sans",
        "frame filtered to nothing": f"/embed/{SLUG}/?q=zeppelin",
        "frame of a table": f"/embed/{SLUG}/?view=table",
        "frame of a calendar": f"/embed/{SLUG}/?view=calendar",
        "frame in groups": f"/embed/{SLUG}/?group=person",
        "frame with a wrong address": f"/embed/{SLUG}/?accent=red&font=comic&lang=de&height=3&origin=x&event=999",
        "frame as reported by a day": f"/embed/{SLUG}/?known=2007-03-09",
        "frame of an event": f"/embed/{SLUG}/4",
        "frame of a story": f"/embed/{SLUG}/stories/1/",
        "code to embed": f"{TIMELINE}embed",
        "code to embed a story on a site": f"{TIMELINE}embed?what=story-1&accent=ffcc00&origin=https://www.example.org",
        "timeline in groups": f"{TIMELINE}?group=person",
        "eras": f"{TIMELINE}eras/",
        "stories": f"{TIMELINE}stories/",
        "story": f"{TIMELINE}stories/1/",
        "notes": f"{TIMELINE}notes/",
        "notes about dates that are open": f"{TIMELINE}notes/?show=dates",
        "note": note(4),
        "how dates are written": "/help/dates/",
        "sign in": "/sign-in/",
        "forgotten password": "/forgotten/",
        "what happens after a password was asked for": "/forgotten/sent",
    }


def every_page_of_members() -> dict[str, str]:
    """The paths of the pages on which an owner writes, sees to the timeline or to their account; all answer 200."""
    someone, somewhere, paper = person("Abbas Araghchi"), place("Baghdad"), source("WSWS")
    within = {
        "timeline with controls": "",
        "timeline with an event and controls": "?event=4",
        "event with controls": "4",
        "title being edited": "4/edit/title",
        "date being edited": "4/edit/date",
        "people being edited": "4/edit/people",
        "event before it is withdrawn": "4/withdraw",
        "event being related to another": "4/relations/add",
        "relation being edited": f"3/relations/{sample()['relations'][0]['id']}",
        "relation before it is taken back": f"3/relations/{sample()['relations'][0]['id']}/withdraw",
        "two events before they are merged": "merge?only=4,7",
        "an event before it is merged with another": "merge?only=4",
        "an event before it is split": "4/split",
        "history of an event": "4/history",
        "fact": "add",
        "line": "add/line",
        "rows": "paste/",
        "print with the notes of the team": "print?notes=1&leave=picture",
        "new source": "sources/add",
        "references": "sources/import/",
        "article": "sources/article",
        "coverage without articles": "coverage/",
        "near copies, none": "todo/?kind=alike",
        "to do": "todo/",
        "to do, nothing": "todo/?kind=contradictory",
        "events that may be one, none": "todo/?kind=twins",
        "timeline narrowed to what is to do": "?todo=single",
        "proposed changes, none": "proposals/",
        "edit being suggested": "4/suggest",
        "history": "history/",
        "record after a change": "history/record?at=1",
        "bin": "bin/",
        "notes with controls": "notes/",
        "new note": "notes/new?event=4",
        "members": "members/",
        "settings": "settings/",
        "visibility": "visibility",
        "timeline before it is duplicated": "duplicate",
        "timeline before it is put into the bin": "bin-it",
        "people": "people/",
        "places": "places/",
        "tags": "tags/",
        "stories with controls": "stories/",
        "stories to which an event is added": "stories/?event=4",
        "story with controls": "stories/1/",
        "new story": "stories/new?q=conference",
        "step being added": "stories/1/steps/add",
        "step being edited": f"stories/1/steps/{sample()['stories'][0]['steps'][2]['id']}",
        "story before it is withdrawn": "stories/1/withdraw",
        "groups": "groups/?by=person",
        "groups by nothing": "groups/?by=none",
        "eras with controls": "eras/",
        "era being named": "eras/add",
        "era being edited": f"eras/{sample()['eras'][0]['id']}/edit",
        "era before it is withdrawn": f"eras/{sample()['eras'][0]['id']}/withdraw",
        "cited": "4/citations/add",
    }
    paths = {name: f"{TIMELINE}{path}" for name, path in within.items()}
    beyond = {"home with controls": "/", "new timeline": "/new/", "timelines in the bin": "/bin/"}
    named = {"person with controls": someone, "place with controls": somewhere, "source with controls": paper}
    unread = {"text": "text", "suggestions": "suggestions", "captures": "captures", "passages": "passages"}
    named |= {f"{name} of a source without any": f"{paper}/{path}/" for name, path in unread.items()}
    named["another version of a source"] = f"{paper}/capture"
    edits = {"person being edited": f"{someone}/edit/name", "person before merging": f"{someone}/merge"}
    edits |= {"place being edited": f"{somewhere}/edit/coordinates", "source being edited": f"{paper}/edit/title"}
    account = {"account": "/account/", "password": "/account/password/"}
    account |= {"e-mail address": "/account/email/", "where one is signed in": "/account/sessions/"}
    account |= {"second factor": "/account/second-factor/"}
    account |= {"messages, none": "/messages/", "keys for programs": "/account/tokens/"}
    account |= {"news of notes": "/account/notes/"}
    return paths | beyond | named | edits | account | {"citation with controls": citation(4, 1), "API": "/api/"}
