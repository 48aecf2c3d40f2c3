"""Signing in and out. Django's own views check `next` against this host and rotate the session."""

from __future__ import annotations

from django.contrib.auth import views

from events.forms.accounts import SignInForm


class SignIn(views.LoginView):
    """`/sign-in/`: a name and a password, then back to where one came from."""

    template_name = "pages/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(views.LogoutView):
    """`/sign-out/`: by POST only, then home."""

    http_method_names = ("post", "options")
