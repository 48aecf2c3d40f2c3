"""`manage.py add_account`: how whoever runs the site invites a colleague."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from events.models import User

pytestmark = pytest.mark.django_db


def test_the_password_is_printed_once_and_signs_in() -> None:
    out, err = io.StringIO(), io.StringIO()
    call_command("add_account", "ben", stdout=out, stderr=err)
    account = User.objects.get()
    assert account.check_password(out.getvalue().strip())
    assert not account.is_staff
    assert out.getvalue().strip() not in err.getvalue()


def test_a_name_that_is_taken_is_refused_in_words() -> None:
    call_command("add_account", "ben", stdout=io.StringIO(), stderr=io.StringIO())
    with pytest.raises(CommandError, match="There is an account ben already"):
        call_command("add_account", "ben", stdout=io.StringIO())
