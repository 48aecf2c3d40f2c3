"""A site over TLS has to be the one that was named. Its certificate is made for these tests, and gone with them."""

import ssl

import pytest
import trustme

from events.intake import IntakeRefused, fetch, wire
from tests.intake.sites import anybody, here, page, site


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def encrypted(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("site.example").configure_cert(context)
    context.named = []
    context.sni_callback = lambda _, name, __: context.named.append(name)
    return context


@pytest.fixture
def trusted(monkeypatch, authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    monkeypatch.setattr(wire, "trust", lambda: context)


def asked(there, name):
    return fetch(f"https://{name}:{there.port}/", resolve=here, permitted=anybody)


@pytest.mark.usefixtures("trusted")
def test_the_certificate_is_held_against_the_name_and_not_the_address(encrypted):
    with site(page(b"words"), tls=encrypted) as there:
        assert asked(there, "site.example").content == b"words"
    assert encrypted.named == ["site.example"]
    assert f"Host: site.example:{there.port}\r\n" in there.asked[0]


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("name", ["other.example", "127.0.0.1"])
def test_a_certificate_of_another_site_is_refused(encrypted, name):
    with site(page(b"words"), tls=encrypted) as there, pytest.raises(IntakeRefused, match="certificate") as refused:
        asked(there, name)
    assert refused.value.code == "bad-certificate"
    assert there.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(encrypted):
    with site(page(b"words"), tls=encrypted) as there, pytest.raises(IntakeRefused, match="certificate"):
        asked(there, "site.example")
    assert there.asked == []
