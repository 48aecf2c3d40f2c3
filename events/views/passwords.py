"""A password that was forgotten: asked for by its address, chosen anew behind the link that was sent there."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.passwords import ask_for_new_password, password_changed
from events.forms.passwords import ForgottenForm, NewPasswordForm
from events.views.throttle import NEW_PASSWORD, count, pause


@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """`/forgotten/`: the answer is the same whether or not an account has the address."""
    if request.method != "POST":
        return render(request, "pages/forgotten.html", {"form": ForgottenForm()})
    waiting = pause(request, NEW_PASSWORD)
    if waiting is not None:
        return waiting
    form = ForgottenForm(request.POST)
    if not form.is_valid():
        return render(request, "pages/forgotten.html", {"form": form}, status=422)
    count(request, NEW_PASSWORD)
    origin = f"{request.scheme}://{request.get_host()}"
    ask_for_new_password(address=form.cleaned_data["email"], origin=origin)
    return HttpResponseRedirect(reverse("events:forgotten-sent"), status=303)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """`/forgotten/sent`: what happens now."""
    return render(request, "pages/forgotten_sent.html", {"is_sent": bool(settings.EMAIL_HOST)})


class NewPassword(views.PasswordResetConfirmView):
    """`/forgotten/<key>/<token>/`: Django takes the token out of the address before the form is shown."""

    http_method_names = ("get", "head", "post")
    template_name = "pages/password_new.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("events:sign-in")

    def form_valid(self, form: Any) -> HttpResponse:
        """Nobody stays signed in with the former password."""
        response = super().form_valid(form)
        password_changed(user=form.user)
        messages.success(self.request, "Your password is changed. Sign in with the new one.")
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """422, as every form here."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        """Behind a link that leads nowhere is nothing: 404."""
        if not self.validlink:
            options["status"] = 404
        response: HttpResponse = super().render_to_response(context, **options)
        response["Cache-Control"] = "no-store"
        return response
