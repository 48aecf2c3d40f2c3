"""The list of a timeline: its order as it is stored, its pages and its rows."""
