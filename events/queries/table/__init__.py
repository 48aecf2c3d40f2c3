"""The table: its columns, rows and order."""
