"""What has a history, and how rows stood before and after a change."""
