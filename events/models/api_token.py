"""A token: a program's key to the API, for one account, with less than the account's rights."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from events.models.base import new_id
from events.models.timeline import Timeline
from events.models.user import User


class Scope(models.TextChoices):
    """What a token may do at most, whatever its account may: each scope allows what the ones before it do."""

    READ = "read"
    ANNOTATE = "annotate"  # and write notes
    EDIT = "edit"  # and everything an editor does
    OWN = "own"  # and members, visibility, settings


class ApiToken(models.Model):
    """Only the token's SHA-256 is kept: it is 256 random bits, so there is nothing to guess and no salt is needed.

    Without history: a key belongs in no log.
    """

    public_id = models.UUIDField(default=new_id, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    timeline = models.ForeignKey(
        Timeline, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )  # null: every timeline of the account
    name = models.TextField()
    scope = models.TextField(choices=Scope.choices, default=Scope.READ)
    sha256 = models.CharField(max_length=64, unique=True)
    begins_with = models.CharField(max_length=12)  # so that its owner recognises it in a list
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="api_token_scope_is_a_known_word"),
            models.CheckConstraint(condition=~Q(name=""), name="api_token_has_a_name"),
        )
