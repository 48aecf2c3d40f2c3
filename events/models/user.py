"""A person with an account. The only nouns shared between timelines are users and reference tables."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Django's own user; ours, so that it can grow. Without history: a password hash belongs in no log."""
