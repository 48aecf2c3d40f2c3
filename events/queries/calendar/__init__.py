"""The calendar: years, months and days."""
