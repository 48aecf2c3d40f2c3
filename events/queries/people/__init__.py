"""Accounts and members: who belongs to a timeline, from where they are signed in, who is here now."""
