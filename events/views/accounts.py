"""Signing in and out, and one's own account. Django's own views check `next` and rotate the session."""

from __future__ import annotations

from math import ceil

from django.contrib import messages
from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from events.actions.accounts import name_account
from events.actions.refusals import Invalid
from events.forms.accounts import SignInForm
from events.forms.people import NameForm, PasswordForm
from events.models import User
from events.queries.pauses import paused_until
from events.views.loading import HtmxRequest, of_account


class SignIn(views.LoginView):
    """`/sign-in/`: a name and a password, then back to where one came from."""

    template_name = "pages/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


def paused(request: HttpRequest, response: HttpResponse, credentials: dict[str, str]) -> HttpResponse:
    """Instead of the answer to a failure, once there were too many: the same for names that nobody has."""
    until = paused_until(credentials.get("username", "")[:255], request.axes_ip_address)  # type: ignore[attr-defined]
    seconds = max(1, ceil((until - timezone.now()).total_seconds()))
    context = {"until": until, "minutes": ceil(seconds / 60)}
    answer = render(request, "pages/sign_in_paused.html", context, status=429)
    answer["Retry-After"] = str(seconds)
    answer["Cache-Control"] = "no-store"
    return answer


class SignOut(views.LogoutView):
    """`/sign-out/`: by POST only, then home. What this browser kept of unsaved work goes too: another may sit down."""

    http_method_names = ("post", "options")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """With the header that clears local drafts (Clear Site Data, W3C, 3.1)."""
        response = super().dispatch(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"storage"'
        return response


class Password(views.PasswordChangeView):
    """`/account/password/`: another password; whoever is signed in elsewhere with the old one is signed out there."""

    http_method_names = ("get", "head", "post")
    template_name = "pages/password.html"
    form_class = PasswordForm
    success_url = reverse_lazy("events:account")

    def form_valid(self, form: PasswordForm) -> HttpResponse:  # type: ignore[override]  # Django's is of any user
        """Says so on the next page."""
        messages.success(self.request, "Your password is changed. Elsewhere you are signed out.")
        return super().form_valid(form)

    def form_invalid(self, form: PasswordForm) -> HttpResponse:  # type: ignore[override]
        """422, as every form here."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@of_account
def account(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/`: what one is called, and the way to password, keys and bin."""
    if request.method != "POST":
        form = NameForm(initial={"first_name": user.first_name, "last_name": user.last_name})
        return render(request, "pages/account.html", {"form": form})
    form = NameForm(request.POST)
    try:
        if form.is_valid():
            name_account(user=user, **form.cleaned_data)
            messages.success(request, "Saved.")
            return HttpResponseRedirect(reverse("events:account"), status=303)
    except Invalid as error:
        for name, words in error.problems.items():
            form.add_error(name, words)
    return render(request, "pages/account.html", {"form": form}, status=422)
