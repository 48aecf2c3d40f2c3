"""Questions: queryset → queryset, or → frozen dataclass. A question has no consequences."""
