"""Two tellings of a timeline held against each other: of two who tell it, or of two days."""
