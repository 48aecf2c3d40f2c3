"""A message that would have gone by mail, where no mail server was named: for whoever runs the site to pass on."""

from datetime import timedelta

from django.db import models

KEPT = timedelta(days=30)


class KeptMessage(models.Model):
    """Without history, and forgotten after a while: it may hold a link that opens something."""

    to = models.TextField()
    subject = models.TextField()
    text = models.TextField()
    kept_at = models.DateTimeField(auto_now_add=True, db_index=True)
