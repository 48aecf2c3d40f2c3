"""What an owner settles about a timeline: its name and address, its clock, what it opens on, how much it quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from django.db import IntegrityError

from events.actions import groups
from events.actions.addresses import chosen_address
from events.actions.editing import edit
from events.actions.quoting import allot, quotable, text_length
from events.actions.refusals import Invalid, SlugTaken
from events.actions.rights import require
from events.actions.texts import checked
from events.actions.timelines import UNTITLED
from events.dates import DateError, read_words
from events.models import Change, Passage, PassageRole, Role, Source, Timeline, User
from events.queries.proposals.held import approvers

_TEXTS = {"title", "description", "language"}
_NUMBERS: Mapping[str, int] = {"quote_characters": 100_000, "quote_percent": 100, "quote_least": 10_000_000}
_LIMITS = frozenset(_NUMBERS)
_OPENING = {"opening_from", "opening_to"}
_RULE = "two_person_rule"
FIELDS = frozenset({*_TEXTS, *_NUMBERS, *_OPENING, "slug", "time_zone", _RULE, *groups.FIELDS})
_LANGUAGE = re.compile(r"(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII).fullmatch  # BCP 47


def edit_timeline(
    *,
    timeline: Timeline,
    fields: Mapping[str, Any],
    version: int,
    by: User,
    reason: str = "",
    is_merging: bool = False,
) -> Timeline:
    """Change settings of a timeline, those of `FIELDS` that are given. Owners only.

    `opening_from` and `opening_to` are dates in people's words, both or neither ("" and ""); `group_order` a list of
    public ids. Other limits for quotations are applied to what is quoted already.

    Raises NotAllowed, Invalid by field, SlugTaken, and StaleVersion as `events.actions.editing.edit` does.
    """
    require(Role.OWNER, timeline=timeline, by=by)
    clean = _checked(fields)
    if clean.get(_RULE) and not timeline.two_person_rule and approvers(timeline) < 2:
        raise Invalid(two_person_rule="It takes two members who may edit: let another editor in first.")
    follow = _reallot if _LIMITS & clean.keys() else None
    try:
        return edit(
            row=timeline,
            fields=clean,
            version=version,
            by=by,
            verb="edit_timeline",
            reason=reason,
            is_merging=is_merging,
            follow=follow,
        )
    except IntegrityError as error:
        slug = clean.get("slug")
        if slug and Timeline.objects.filter(slug=slug).exclude(pk=timeline.pk).exists():
            raise SlugTaken(slug) from error
        raise


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The columns' contents. Raises Invalid for all that is wrong at once."""
    problems: dict[str, str] = dict.fromkeys(fields.keys() - FIELDS, "This is not a setting.")
    clean: dict[str, Any] = {}
    for part in (_texts, _slug, _zone, _rule, _numbers, groups.grouping, _opening):
        try:
            clean |= part(fields)
        except Invalid as error:
            problems |= error.problems
    if problems:
        raise Invalid(**problems)
    return clean


def _texts(fields: Mapping[str, Any]) -> dict[str, Any]:
    clean = checked({name: value for name, value in fields.items() if name in _TEXTS})
    if clean.get("title") == "":
        raise Invalid(title=UNTITLED)
    if "language" in clean and not _LANGUAGE(clean["language"]):
        raise Invalid(language="This is no language tag: write en, fr or pt-BR, for instance.")
    return clean


def _slug(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"slug": chosen_address(fields["slug"])} if "slug" in fields else {}


def _zone(fields: Mapping[str, Any]) -> dict[str, Any]:
    if "time_zone" not in fields:
        return {}
    zone = str(fields["time_zone"]).strip()
    if zone not in available_timezones():
        raise Invalid(time_zone=f"“{zone[:60]}” is no time zone: write a name such as Asia/Baghdad, or UTC.")
    return {"time_zone": zone}


def _rule(fields: Mapping[str, Any]) -> dict[str, Any]:
    if _RULE not in fields:
        return {}
    if not isinstance(fields[_RULE], bool):
        raise Invalid(two_person_rule="Say yes or no.")
    return {_RULE: fields[_RULE]}


def _numbers(fields: Mapping[str, Any]) -> dict[str, Any]:
    clean, problems = {}, {}
    for name in fields.keys() & _LIMITS:
        value, most = fields[name], _NUMBERS[name]
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            problems[name] = f"Write a whole number from 0 to {most:,}."
        clean[name] = value
    if problems:
        raise Invalid(**problems)
    return clean


def _opening(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Civil seconds from words: from where the first can begin to where the last must have ended."""
    given = {name: str(fields.get(name) or "").strip() for name in _OPENING}
    if not _OPENING & fields.keys():
        return {}
    if not any(given.values()):
        return dict.fromkeys(_OPENING)
    problems = {name: "Write both days, or neither." for name, words in given.items() if not words}
    found: dict[str, int | None] = {}
    for name, words in given.items():
        if name in problems:
            continue
        try:
            date = read_words(words)
        except DateError as error:
            problems[name] = error.message
            continue
        found[name] = date.begins_earliest if name == "opening_from" else date.ends_latest
        if found[name] is None:
            problems[name] = "This has no such side: write a day, a month or a year."
    if problems:
        raise Invalid(**problems)
    begins, ends = found["opening_from"], found["opening_to"]
    if begins is None or ends is None or begins >= ends:
        raise Invalid(opening_to="It ends before it begins: write the earlier day first.")
    return dict(found)


def _reallot(timeline: Timeline, change: Change) -> None:
    """Give out the public characters of every source anew, in the order of its citations."""
    for source in Source.objects.filter(timeline=timeline):
        cited = {"citation__source": source, "citation__withdrawn_at": None, "role": PassageRole.QUOTE}
        order = ("citation__event__number", "citation__position", "citation_id", "position", "id")
        passages = list(Passage.objects.filter(**cited).order_by(*order))
        total = quotable(source, timeline, text_length=text_length(source))
        given = allot([len(each.exact) for each in passages], total, each=timeline.quote_characters)
        for passage, characters in zip(passages, given, strict=True):
            if passage.public_characters != characters:
                passage.public_characters = characters
                passage.version += 1
                passage.save(update_fields=["public_characters", "version"])
