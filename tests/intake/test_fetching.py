"""What is fetched, and what is not: redirects, slow sites, long answers, and a network without a way out."""

import errno
import gzip
import socket
import threading
import time
import zlib

import pytest

from events.intake import IntakeRefused, Limits, fetch
from events.intake.web_addresses import read_address
from tests.intake.sites import anybody, here, page, redirect, site

WORDS = b"<p>The dam held through the night.</p>"
BRIEF = Limits(seconds=1.0)


def fetched(there, path="/", **arguments):
    return fetch(f"{there}{path}", resolve=here, permitted=anybody, **arguments)


def refusal(there, path="/", **arguments):
    with pytest.raises(IntakeRefused) as refused:
        fetched(there, path, **arguments)
    assert "paste" in refused.value.message
    return refused.value.code


def dripping(connection, _):
    """Headers at once, then a letter now and then for as long as somebody listens."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(200):
        connection.sendall(b"a")
        time.sleep(0.05)


def dripping_headers(connection, _):
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-")
    for _ in range(200):
        connection.sendall(b"a")
        time.sleep(0.05)


def silent(_connection, _):
    time.sleep(3)


def interim(connection, _):
    for _ in range(1_000):
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000)


def test_a_page_comes_with_its_kind_and_its_last_address():
    with site(page(WORDS, "Content-Type: text/html; charset=utf-8")) as there:
        with site(redirect(f"{there}/new?a=1#part")) as first:
            found = fetched(first, "/old")
        assert found.content == WORDS
        assert found.media_type == "text/html; charset=utf-8"
        assert found.url == f"{there}/new?a=1"


def test_the_request_is_honest_and_carries_nothing():
    with site(page(WORDS)) as there:
        fetched(there, "/a b/é".replace(" ", "%20"))
    request = there.asked[0]
    assert request.startswith("GET /a%20b/%C3%A9 HTTP/1.1\r\n")
    assert f"Host: site.example:{there.port}\r\n" in request
    assert "User-Agent: Dateline (source capture)\r\n" in request
    assert not any(word in request for word in ("Cookie", "Authorization", "Referer"))


def test_proxies_of_the_environment_are_not_asked(monkeypatch):
    with site(page(b"proxy")) as proxy, site(page(WORDS)) as there:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert fetched(there).content == WORDS
        assert proxy.connections == 0


def test_an_endless_redirect_ends_after_five():
    with site(redirect("/again")) as there:
        assert refusal(there) == "too-many-redirects"
        assert there.connections == 6


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://site.example/", "http://a:b@site.example/", "//["])
def test_a_redirect_to_what_is_no_web_address_is_refused(location):
    with site(redirect(location)) as there:
        assert refusal(there) == "bad-address"


@pytest.mark.parametrize("slow", [dripping, dripping_headers, silent], ids=lambda each: each.__name__)
def test_a_slow_site_is_given_up_at_the_deadline(slow):
    before = threading.active_count()
    with site(slow) as there:
        began = time.monotonic()
        assert refusal(there, limits=BRIEF) == "too-slow"
        assert time.monotonic() - began < BRIEF.seconds + 0.5
    assert threading.active_count() <= before + 2  # the site's own threads, on their way out


def test_redirects_share_one_deadline():
    def slowly(connection, asked):
        time.sleep(0.4)
        redirect("/again")(connection, asked)

    with site(slowly) as there:
        began = time.monotonic()
        assert refusal(there, limits=BRIEF) == "too-slow"
        assert time.monotonic() - began < BRIEF.seconds + 0.5


def test_a_slow_look_up_is_left_behind():
    with pytest.raises(IntakeRefused) as refused:
        fetch("http://site.example/", resolve=lambda *_, **__: time.sleep(3), limits=Limits(seconds=0.3))
    assert refused.value.code == "too-slow"


@pytest.mark.parametrize(
    ("headers", "content"),
    [
        (["Content-Length: 5000001"], b""),
        (["Content-Length: "], b"a" * 5_000_001),
        (["Transfer-Encoding: chunked"], b"%x\r\n" % 6_000_000 + b"a" * 6_000_000 + b"\r\n0\r\n\r\n"),
        (["Transfer-Encoding: chunked"], b"1\r\na\r\n" * 1_000_000 + b"0\r\n\r\n"),
        (["Content-Encoding: gzip"], gzip.compress(bytes(50_000_000))),
        (["Content-Encoding: deflate"], zlib.compress(bytes(50_000_000))),
    ],
    ids=["announced", "without a length", "one chunk", "many chunks", "gzip bomb", "deflate bomb"],
)
def test_more_than_five_megabytes_are_refused_packed_or_not(headers, content):
    with site(page(content, *headers)) as there:
        assert refusal(there) == "too-large"


def test_answers_before_the_answer_do_not_go_on_for_ever():
    with site(interim) as there:
        assert refusal(there, limits=BRIEF) in {"too-large", "too-slow"}


@pytest.mark.parametrize(
    "packed",
    [gzip.compress(WORDS, mtime=0), zlib.compress(WORDS), zlib.compress(WORDS)[2:-4]],
    ids=["gzip", "deflate", "deflate without its head"],
)
def test_a_packed_page_is_unpacked(packed):
    coding = "gzip" if packed[:2] == b"\x1f\x8b" else "deflate"
    with site(page(packed, f"Content-Encoding: {coding}")) as there:
        assert fetched(there).content == WORDS


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (page(b"", status="404 Not Found"), "bad-status"),
        (page(b"", status="500 Oops"), "bad-status"),
        (page(b"", status="302 Found"), "bad-status"),
        (page(b"", "Content-Type: image/png"), "unsupported-type"),
        (page(b"ab", "Content-Encoding: br"), "unsupported-type"),
        (page(b"ab", "Content-Encoding: gzip"), "no-answer"),
        (page(b"ab", "Content-Length: 100"), "no-answer"),
        (page(b"", "A: b\r\n" * 200), "no-answer"),
        (lambda connection, _: connection.sendall(b"SSH-2.0-server\r\n"), "no-answer"),
        (lambda connection, _: None, "no-answer"),
    ],
)
def test_what_is_no_page_is_refused_with_what_to_do(answer, code):
    with site(answer) as there:
        assert refusal(there) == code


@pytest.mark.parametrize(
    "error",
    [socket.gaierror(socket.EAI_AGAIN, "later"), OSError(errno.ENETUNREACH, "no route")],
    ids=["names", "route"],
)
def test_a_closed_network_is_said_and_pasting_is_offered(error, monkeypatch):
    def closed(*_, **__):
        raise error

    if isinstance(error, socket.gaierror):
        arguments = {"resolve": closed}
    else:
        monkeypatch.setattr(socket, "create_connection", closed)
        arguments = {"resolve": here, "permitted": anybody}
    with pytest.raises(IntakeRefused, match=r"no way out to the web.*paste") as refused:
        fetch("https://site.example/", **arguments)
    assert refused.value.code == "closed-network"


@pytest.mark.parametrize(("known", "code"), [([], "closed-network"), (["example.com"], "bad-address")])
def test_a_name_that_is_not_found_is_misspelt_unless_no_name_is(known, code):
    def resolve(name, *_, **__):
        if name not in known:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(2, 1, 6, "", ("93.184.215.14", 0))]

    with pytest.raises(IntakeRefused, match=r"“site\.examplf”") as refused:
        fetch("https://site.examplf/", resolve=resolve)
    assert refused.value.code == code


def test_only_the_ports_of_the_web_are_asked():
    def outside(*_, **__):
        return [(2, 1, 6, "", ("93.184.215.14", 0))]

    with pytest.raises(IntakeRefused, match=r"port 25;.*80, 443, 8080 and 8443"):
        fetch("http://site.example:25/", resolve=outside)


@pytest.mark.parametrize(
    "typed", ["", "site.example", "ftp://a.example/", "https:///x", "http://a.example:99999/", "x" * 3000]
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(IntakeRefused) as refused:
        read_address(typed)
    assert refused.value.code == "bad-address"


def test_names_in_other_scripts_are_asked_in_ascii():
    assert str(read_address("https://bücher.example:443/ü?q=ä")) == "https://xn--bcher-kva.example/%C3%BC?q=%C3%A4"
