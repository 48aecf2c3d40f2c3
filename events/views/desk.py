"""What a page knows of whoever works on the timeline it shows: `desk` in every template."""

from __future__ import annotations

from functools import cached_property

from django.http import HttpRequest

from events.models import AsPublic, Role, Timeline
from events.queries.reader.desk import LastDeed, last_deed, may, role_in


class Desk:
    """The reader's role in the timeline of the request, and what follows from it. Asks the database once, if at all."""

    def __init__(self, request: HttpRequest) -> None:
        self._reader = request.user
        self._timeline: Timeline | None = getattr(request, "timeline", None)
        self._is_through_a_lens = bool(getattr(request, "through", ""))

    @cached_property
    def role(self) -> Role | None:
        """The reader's role; None where the page is of no timeline or the reader is no member."""
        return role_in(self._timeline, self._reader) if self._timeline else None

    @property
    def may_annotate(self) -> bool:
        """Write notes; not on what sources once said, which is no text of ours."""
        return not self._is_through_a_lens and may(self.role, Role.ANNOTATOR)

    @property
    def may_edit(self) -> bool:
        """Write the timeline, as it stands now."""
        return not self._is_through_a_lens and may(self.role, Role.EDITOR)

    @property
    def may_own(self) -> bool:
        """Decide who reads and writes it."""
        return may(self.role, Role.OWNER)

    @property
    def is_as_public(self) -> bool:
        """Whether a member looks at the timeline as the public does."""
        return isinstance(self._reader, AsPublic)

    @cached_property
    def last_deed(self) -> LastDeed | None:
        """What can be undone."""
        return last_deed(self._timeline, self._reader) if self._timeline and self.role else None


def desk(request: HttpRequest) -> dict[str, Desk]:
    """Django's hook for what every template is given."""
    return {"desk": Desk(request)}
