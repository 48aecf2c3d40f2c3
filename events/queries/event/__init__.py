"""One event: its page, its versions, and what becomes of it when it is merged or split."""
