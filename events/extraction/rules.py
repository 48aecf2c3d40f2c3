"""The rule table: of two rules that fit as many words, the one listed first is meant."""

from __future__ import annotations

from typing import Final

from events.extraction import (
    rules_bare_length,
    rules_calendar,
    rules_clock,
    rules_compared,
    rules_daytime,
    rules_length,
    rules_named,
    rules_reference,
    rules_relative,
    rules_sets,
    rules_within,
    rules_years,
)
from events.extraction.grammar import Table

RULES: Final = (
    *rules_within.RULES,
    *rules_calendar.RULES,
    *rules_years.RULES,
    *rules_named.RULES,
    *rules_daytime.RULES,
    *rules_relative.RULES,
    *rules_compared.RULES,
    *rules_reference.RULES,
    *rules_clock.RULES,
    *rules_sets.RULES,
    *rules_length.RULES,
    *rules_bare_length.RULES,
)
TABLE: Final = Table(RULES)
