"""Deeds: every write. `verb(*, noun, …, by)`, in one transaction, with its change; half a deed does not happen."""
