"""Sources: the list, a source's page, references."""
