"""A second factor: codes that an app counts from a secret and the time (TOTP, RFC 6238), others for when it is lost."""

from django.db import models

from events.models.user import User


class SecondFactor(models.Model):
    """Asked for at signing in once it is confirmed. Without history: a secret belongs in no log."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    secret = models.TextField()  # base32; as readable as it is here, codes are counted from it
    begun_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_step = models.BigIntegerField(default=0)  # of 30 seconds since 1970: a code that was used opens nothing again


class RecoveryCode(models.Model):
    """Instead of a code of the app, once. Only the SHA-256 is kept, of 80 random bits."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    sha256 = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True, blank=True)
