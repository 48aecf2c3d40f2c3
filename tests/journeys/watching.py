"""What a browser complains of, in sentences. A journey ends well only when there are none."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
  reportViolation(`${violatedDirective} refused ${blockedURI || "inline"} at ${sourceFile}:${lineNumber}`);
});
"""
#: Expected in place of a status: there is no connection. htmx says so in the console, with the request and without.
NO_CONNECTION = 0
OF_NO_CONNECTION = re.compile(r"ERR_INTERNET_DISCONNECTED|^htmx:(sendError|afterRequest)")
NO_FAILURES = {
    "net::ERR_ABORTED",  # a reader who moved on
    "csp",  # what the policy refuses is a complaint of its own; without scripts, so Chromium calls preloaded ones
}


class Watch:
    """Console errors, exceptions, refused content, failed answers, and requests that would leave the machine."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.complaints: list[str] = []
        self._host = urlsplit(home).netloc
        self._expected: set[int] = set()
        context.expose_function("reportViolation", lambda words: self._note(f"content security policy: {words}"))
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failed_request)
        context.on("response", self._on_response)

    def expect_status(self, status: int) -> None:
        """Answers with this status are what the journey is about."""
        self._expected.add(status)

    def expect_only(self, status: int) -> None:
        """From now on, these and no others."""
        self._expected = {status}

    def taken(self) -> list[str]:
        """What was complained of since it was last asked."""
        complaints, self.complaints = self.complaints, []
        return complaints

    def _note(self, words: str) -> None:
        self.complaints.append(words)

    def _on_console(self, message: ConsoleMessage) -> None:
        is_expected_answer = any(
            re.search(rf"(status of|Status Error Code) {status} ", message.text) for status in self._expected
        )
        if NO_CONNECTION in self._expected and OF_NO_CONNECTION.search(message.text):
            return
        if message.type in {"error", "warning"} and not is_expected_answer:
            self._note(f"console {message.type}: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self._note(f"exception: {error.error.message}")

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != self._host:
            self._note(f"foreign request: {request.url}")

    def _on_failed_request(self, request: Request) -> None:
        if NO_CONNECTION in self._expected and OF_NO_CONNECTION.search(request.failure or ""):
            return
        if request.failure not in NO_FAILURES:
            self._note(f"failed request: {request.url} ({request.failure})")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._expected:
            self._note(f"status {response.status}: {response.url}")
