"""What several figures are measured on: a database, and a timeline of any size."""
