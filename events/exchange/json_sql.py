"""JSON objects built by PostgreSQL, key by key, in one pass over each row.

A key is an SQL expression of type text that yields `, "key": value`, or null where the value is the default; `concat`
leaves nulls out. That is the canonical form: fixed key order, no defaults, `", "` and `": "` between tokens as jsonb
has them. (`row_to_json` cannot leave a default out, and `json_strip_nulls` after it reads everything once more.)

Column names come from this package, never from a request; nothing here takes a parameter.
"""

from __future__ import annotations

QUOTE = '"'


def literal(text: str) -> str:
    """A text constant."""
    return "'" + text.replace("'", "''") + "'"


def text(key: str, column: str, default: str = "") -> str:
    """A string, left out where it is the default."""
    return _key(key, f"to_json(nullif({column}, {literal(default)}))")


def word(key: str, column: str, default: str = "") -> str:
    """As `text`, for what needs no escaping because a constraint or our own parser made it."""
    return plain(key, f"nullif({column}, {literal(default)})")


def number(key: str, column: str, default: int | None = None) -> str:
    """A number, left out where it is null or the default."""
    return _key(key, column if default is None else f"nullif({column}, {default})")


def flag(key: str, column: str) -> str:
    """true, or left out."""
    return f"CASE WHEN {column} THEN {_lead(key, 'true')} END"


def plain(key: str, column: str) -> str:
    """A string that needs no escaping (a uuid, a day, a word of ours), left out where it is null."""
    return f"{_lead(key, QUOTE)} || ({column}) || '{QUOTE}'"


def jsonb(key: str, column: str, default: str) -> str:
    """A jsonb column as it is, left out where it is the default."""
    return _key(key, f"nullif({column}, {literal(default)}::jsonb)")


def listed(key: str, query: str) -> str:
    """A list of what a query of one text column `line` yields, in its order; left out where there is nothing."""
    return f"{_lead(key, '[')} || (SELECT string_agg(line, ', ') FROM ({query}) AS lines) || ']'"


def of(key: str, expression: str) -> str:
    """A value that is JSON text already, left out where it is null."""
    return _key(key, expression)


def instant(key: str, column: str) -> str:
    """A time in UTC; microseconds where there are any."""
    utc = f"({column} AT TIME ZONE 'UTC')"
    form = f"CASE WHEN date_trunc('second', {column}) = {column} THEN '' ELSE '.US' END"
    return plain(key, f"to_char({utc}, 'YYYY-MM-DD\"T\"HH24:MI:SS' || {form} || '\"Z\"')")


def obj(*keys: str) -> str:
    """An object of these keys."""
    return f"concat('{{', substr(concat({', '.join(keys)}), 3), '}}')"


def date(prefix: str) -> str:
    """A date object from the columns of one date, null where there is none."""

    def sides(name: str) -> str:
        begins, ends = f"{prefix}_begins_{name}", f"{prefix}_ends_{name}"
        return (
            f'CASE WHEN {begins} AND {ends} THEN \', "{name}": ["begins", "ends"]\' '
            f'WHEN {begins} THEN \', "{name}": ["begins"]\' WHEN {ends} THEN \', "{name}": ["ends"]\' END'
        )

    bounds = [f"{prefix}_{bound}" for bound in ("begins_earliest", "begins_latest", "ends_earliest", "ends_latest")]
    zone = f"CASE WHEN strpos({prefix}_edtf, {prefix}_zone) = 0 THEN {prefix}_zone END"
    written = obj(
        word("edtf", f"{prefix}_edtf"),
        plain("precision", f"{prefix}_precision"),
        text("zone", zone),
        "', \"bounds\": ['",
        ", ', ', ".join(f"coalesce({bound}::text, 'null')" for bound in bounds),
        "']'",
        sides("unknown"),
        sides("approximate"),
        sides("uncertain"),
    )
    return f"CASE WHEN {prefix}_precision <> '' THEN {written} END"


def length(prefix: str) -> str:
    """A gap or a duration, null where there is none."""
    written = obj(number("least", f"{prefix}_least"), number("most", f"{prefix}_most"), plain("unit", f"{prefix}_unit"))
    return f"CASE WHEN {prefix}_least IS NOT NULL THEN {written} END"


def _key(key: str, value: str) -> str:
    return f"{_lead(key)} || ({value})::text"


def _lead(key: str, opening: str = "") -> str:
    return literal(f', "{key}": {opening}')
