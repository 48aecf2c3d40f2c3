"""What a role has heard holds for the day on which it was heard."""

from datetime import date

import pytest

from tests.trust import roles
from tests.trust.roles import Answer, Asker

pytestmark = pytest.mark.django_db


def test_a_question_is_asked_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    asker, days, asked = Asker("anonymous"), [date(2026, 11, 30)], []
    monkeypatch.setattr(roles, "today", lambda: days[-1])
    asker.forget()

    def send(method: str, address: str) -> Answer:
        asked.append(address)
        return Answer(200, {}, days[-1].isoformat().encode())

    monkeypatch.setattr(asker, "send", send)
    assert {asker.ask("GET", "/").body for _ in range(3)} == {b"2026-11-30"}
    assert asked == ["/"]
    days.append(date(2026, 12, 1))
    assert {asker.ask("GET", "/").body for _ in range(3)} == {b"2026-12-01"}
    assert asked == ["/", "/"]
