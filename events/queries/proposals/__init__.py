"""Proposals: what a deed of one person waits for, told to those who may decide."""
