"""Signing in and out, and one's own account. Django's own views check `next` and rotate the session."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_http_methods

from events.actions.accounts import name_account, set_email
from events.actions.passwords import password_changed
from events.actions.refusals import Invalid
from events.forms.accounts import SignInForm
from events.forms.passwords import EmailForm, PasswordForm
from events.forms.people import NameForm
from events.models import User
from events.queries.people.second_factor import has_second_factor
from events.views.loading import HtmxRequest, of_account
from events.views.second_factor import await_code
from events.views.throttle import OWN_PASSWORD, count, pause


class SignIn(views.LoginView):
    """`/sign-in/`: a name and a password, then back to where one came from."""

    template_name = "pages/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]  # Django's is of any user
        """Where the account has a second factor, its code is asked for first."""
        user = form.get_user()
        if has_second_factor(user):
            return await_code(self.request, user, self.get_success_url())
        return super().form_valid(form)


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

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Whoever sits at somebody's browser guesses no faster than at the page to sign in."""
        return pause(request, OWN_PASSWORD) or super().post(request, *args, **kwargs)

    def form_valid(self, form: PasswordForm) -> HttpResponse:  # type: ignore[override]  # Django's is of any user
        """Says so on the next page."""
        response = super().form_valid(form)
        password_changed(user=form.user, here=self.request.session.session_key)
        messages.success(self.request, "Your password is changed. Elsewhere you are signed out.")
        return response

    def form_invalid(self, form: PasswordForm) -> HttpResponse:  # type: ignore[override]
        """422, as every form here."""
        _count_wrong(self.request, form, "old_password")
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


@require_http_methods(["GET", "HEAD", "POST"])
@of_account
def email(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/email/`: where messages go, and the way to a new password: so the present one is asked for."""
    if request.method != "POST":
        return render(request, "pages/email.html", {"form": EmailForm(user, initial={"email": user.email})})
    waiting = pause(request, OWN_PASSWORD)
    if waiting is not None:
        return waiting
    form = EmailForm(user, request.POST)
    if not form.is_valid():
        _count_wrong(request, form, "password")
        return render(request, "pages/email.html", {"form": form}, status=422)
    set_email(user=user, email=form.cleaned_data["email"])
    messages.success(request, "Saved.")
    return HttpResponseRedirect(reverse("events:email"), status=303)


def _count_wrong(request: HttpRequest, form: PasswordForm | EmailForm, field: str) -> None:
    """A password that is not theirs, as a failure to sign in is counted; one that was left out is none."""
    if request.POST.get(field) and form.has_error(field):
        count(request, OWN_PASSWORD)
