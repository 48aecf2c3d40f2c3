"""What the OpenAPI document says beyond DRF's own: bodies of deeds, headers, keys, and every problem's status."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from events.api.problems import KINDS, MEDIA_TYPE, SEEN, SHAPE, WAITING

IF_MATCH = OpenApiParameter("If-Match", OpenApiTypes.STR, OpenApiParameter.HEADER, required=True, description=SEEN)
KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[!-~]+$"},
    OpenApiParameter.HEADER,
    description="the same request under the same key is done once, and answered as it was then",
)
WHY = OpenApiParameter("reason", OpenApiTypes.STR, description="why, for the history")
TAG = {"ETag": {"schema": {"type": "string"}, "description": "begins with the version that If-Match names"}}
READING, WRITING = (400, 401, 403, 404, 406), (400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429)


class Keys(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The scheme of `Authorization: Bearer`."""

    target_class = "events.api.authentication.KeyAuthentication"
    name = "key"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """HTTP bearer (RFC 6750)."""
        return {"type": "http", "scheme": "bearer", "description": "a key of your account"}


class Described(AutoSchema):
    """The description of one operation, from what its view declares."""

    @property
    def _is_deed(self) -> bool:
        return hasattr(self.view, "bodies") and self.method in ("POST", "PATCH", "DELETE")

    @property
    def _deeds(self) -> Any:
        return self.view

    @property
    def _is_making(self) -> bool:
        return self.method == "POST" and (self._deeds.action == "add" or self._deeds.action in self._deeds.making)

    def get_request_serializer(self) -> Any:
        """The declared body; None where the deed takes none."""
        if not self._is_deed:
            return super().get_request_serializer()
        action = self._deeds.action
        declared = {"add": self._deeds.adding, "edit": getattr(self.view, "editing", None)} | dict(self._deeds.bodies)
        return declared.get(action)

    def get_response_serializers(self) -> Any:
        """The noun as it is stored afterwards; nothing where it is gone."""
        if not self._is_deed:
            return super().get_response_serializers()
        if self.method == "DELETE":
            return {204: None}
        return {201 if self._is_making else 200: self._deeds.get_serializer_class()}

    def get_override_parameters(self) -> list[Any]:
        """The headers of deeds."""
        found = list(super().get_override_parameters())
        if self._is_deed:
            is_free = self._deeds.action in getattr(self.view, "unversioned", ())
            found += [KEY] if self._is_making else [] if is_free else [IF_MATCH]
            found += [WHY] if self.method == "DELETE" and not is_free else []
        return found

    def get_tags(self) -> list[str]:
        """The noun that the operation is about, as its address names it."""
        named = [part for part in self.path.split("/") if part and not part.startswith("{")]
        return [named[2] if len(named) > 2 and named[2] not in ("restore", "show") else "timelines"]

    def get_operation_id(self) -> str:
        """Unique and readable: the noun and what is done."""
        words = str(super().get_operation_id())
        action = getattr(self.view, "action", None)
        return f"{words}_{action}" if self._is_deed and action in self._deeds.bodies else words


def _waiting() -> dict[str, Any]:
    """Under the two-person rule any deed may be answered so."""
    return {
        "description": "it waits for another editor",
        "headers": {"Location": {"schema": {"type": "string"}, "description": "the address of the proposal"}},
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Waiting"}}},
    }


def problems_everywhere(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """drf-spectacular's hook: to every operation the problems that it can be answered with."""
    schemas = result["components"]["schemas"]
    schemas["Problem"], schemas["Waiting"] = SHAPE, WAITING
    schemas["Source"]["required"] = ["id", "public_label"]  # all that strangers get of a confidential one
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path, operations in result["paths"].items():
        if path == "/api/schema/":
            continue
        for method, operation in operations.items():
            answers = operation["responses"]
            for status, answer in answers.items():
                if method != "get" and status.startswith("2"):
                    answer["headers"] = TAG
            if method != "get":
                answers["202"] = _waiting()
            if method == "get":
                if path.endswith("/events/{number}/"):
                    answers["307"] = {"description": "it was merged into the event to which Location leads"}
                answers["304"] = {"description": "what If-None-Match names is still so"}
            for status in READING if method == "get" else WRITING:
                answers.setdefault(str(status), {"description": KINDS[status].replace("-", " "), "content": content})
            if method != "get":
                answers["401"]["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}}}
    return result
