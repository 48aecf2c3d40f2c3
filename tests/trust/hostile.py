"""What people and programs put into an address to break it; percent-encoded where a byte has no other spelling."""

from __future__ import annotations

VALUES = {
    "NUL": "%00",
    "NUL within": "a%00b",
    "lone surrogate": "%ED%A0%80",
    "no UTF-8": "%FF%FE",
    "a megabyte": "a" * 1_000_000,
    "a megabyte of digits": "9" * 1_000_000,
    "beyond 64 bits": str(2**63),
    "far beyond": str(10**30),
    "negative": "-1",
    "beyond 64 bits below": str(-(2**63) - 1),
    "not a number": "NaN",
    "infinite": "Infinity",
    "exponent": "1e999999",
    "emoji": "%F0%9F%92%A3",
    "SQL": "%27%29%3B%20DROP%20TABLE%20events_event%3B--",
    "wildcards": "%25_%5C",
    "format": "%7B0%7D%25s%25%28x%29s",
    "path": "..%2F..%2Fetc%2Fpasswd",
    "brackets": "%5B%5D",
    "newline": "a%0D%0AX-Injected%3A%20yes",
    "id of nothing": "00000000-0000-0000-0000-000000000000",
    "malformed id": "00000000-0000-0000-0000-00000000000g",
    "full-width digits": "%EF%BC%91%EF%BC%92",
    "nothing": "",
}

FILTERS = ("q", "person", "place", "tag", "source", "box", "happened")
#: Every parameter that a route declares.
PARAMETERS = {
    "/": (),
    "/sign-in/": ("next",),
    "/t/{slug}/": (*FILTERS, "from", "to", "page", "event", "frame", "token"),
    "/t/{slug}/viewport.json": (*FILTERS, "from", "to", "k", "token"),
    "/t/{slug}/picture.svg": (*FILTERS, "from", "to", "group", "stretch", "width", "height", "theme", "scale", "token"),
    "/t/{slug}/map.json": (*FILTERS, "from", "to", "frame", "zoom", "token"),
    "/t/{slug}/print": (*FILTERS, "from", "to", "stretch", "leave", "notes", "style", "part", "token"),
    "/t/{slug}/running.css": ("from", "q", "token"),
    "/t/{slug}/export.json": ("token",),
    "/t/{slug}/{event}": ("token",),
    "/t/{slug}/sources/": ("token",),
    "/t/{slug}/embed": ("what", "accent", "origin"),
    "/embed/{slug}/": ("accent", "height", "origin", "page", "token"),
    "/oembed": ("url", "maxwidth"),  # "format" is answered by 501, as its standard wants
    "/api/schema/": ("format", "lang", "version"),
    "/api/timelines/": ("token", "cursor", "page_size", "format"),
    "/api/timelines/{slug}/": ("token",),
    "/api/timelines/{slug}/events/": (*FILTERS[1:], "token", "cursor", "page_size", "format"),
    "/api/timelines/{slug}/annotations/": ("event", "open", "cursor", "page_size"),
}
#: Cursors that decode to something: a place that is no number, a reversed list, an offset.
CURSORS = {
    "a word as its place": "cD14",  # p=x
    "NUL as its place": "cD0lMDA=",  # p=%00
    "a place beyond 64 bits": "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk5",
    "an offset beyond 64 bits": "bz05OTk5OTk5OTk5OTk5OTk5OTk5OTk5",
    "a negative offset": "bz0tMQ==",
    "a reversed word": "cj0xJnA9eA==",  # r=1&p=x
    "not base64": "%FF",
}
PATHS = (
    "/t/{value}/",
    "/t/{slug}/{value}",
    "/t/{slug}/{value}/panel",
    "/t/{slug}/{event}/citations/{value}",
    "/t/{slug}/sources/{value}",
    "/t/{slug}/people/{value}",
    "/t/{slug}/places/{value}",
    "/embed/{value}/",
    "/embed/{slug}/{value}",
    "/embed/{slug}/stories/{value}/",
    "/embed/accent/{value}.css",
    "/join/{value}",
    "/t/{slug}/members/invitations/{value}/withdraw",
    "/t/{slug}/proposals/{value}",
    "/t/{slug}/{value}/suggest",
    "/forgotten/{value}/x/",
    "/forgotten/MQ/{value}/",
    "/account/sessions/{value}/end",
    "/api/timelines/{value}/",
    "/api/timelines/{slug}/events/{value}/",
    "/api/timelines/{slug}/sources/{value}/",
    "/api/timelines/{slug}/annotations/{value}/",
)
HEADERS = {
    "HTTP_HX_CURRENT_URL": ("http://[", "http://x/?event=%00", "?event=" + "9" * 5000, "\udc80", "//"),
    "HTTP_IF_NONE_MATCH": ('"', "*" * 10_000, "W/", ",,,", "\x00"),
    "HTTP_COOKIE": ("sessionid=\x00", "sessionid=" + "a" * 5000, "sessionid=%00", "=;=;", "csrftoken=x"),
    "HTTP_HOST": ("nowhere.example", "a b", "", "[::1"),
    "HTTP_ACCEPT": ("text/html", "*", "application/xml;q=x", "\x00/\x00", ",;/"),
    "HTTP_X_HTTP_METHOD_OVERRIDE": ("DELETE",),
    "HTTP_RANGE": ("bytes=0-", "bytes=x"),
}
BODIES = (
    ("application/x-www-form-urlencoded", "username=%00&password=%00"),
    ("application/x-www-form-urlencoded", "username=%ED%A0%80&password=%FF"),
    ("application/x-www-form-urlencoded", "username=a&username=b&password[]=c"),
    ("application/x-www-form-urlencoded", "username=" + "a" * 1_000_000 + "&password=x"),
    ("application/x-www-form-urlencoded", "username=x&password=" + "a" * 1_000_000),
    ("application/x-www-form-urlencoded", "username=x&password=" + "a" * 3_000_000),
    ("application/x-www-form-urlencoded", "&".join(f"a{number}=" for number in range(2000))),
    ("application/x-www-form-urlencoded", "username=%27%20OR%201%3D1--&password=x&next=//elsewhere.example"),
    ("application/x-www-form-urlencoded", "%"),
    ("multipart/form-data", "no boundary"),
    ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=username\r\n\r\na"),
    (
        "multipart/form-data; boundary=x",
        '--x\r\nContent-Disposition: form-data; name="username"; filename="\x00"\r\n\r\n',
    ),
    ("application/json", '{"username": {"a": []}}'),
    ("application/x-www-form-urlencoded; charset=nonsense", "username=a&password=b"),
    ("\x00", "username=a"),
    ("", ""),
)
