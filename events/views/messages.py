"""What would have gone by mail, where no mail server is named: for whoever runs the site, and nobody else."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.models import User
from events.queries.people.kept_messages import kept_messages


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """`/messages/`: to whom, about what, when, and the words. To others there is no such page, as with the admin."""
    if not (isinstance(request.user, User) and request.user.is_superuser):
        raise Http404
    context = {"rows": kept_messages(), "mail_server": settings.EMAIL_HOST}
    response = render(request, "pages/messages.html", context)
    response["Cache-Control"] = "no-store"
    return response
