"""A timeline as a whole: its page, the small pictures of many, its settings, what is public of it."""
