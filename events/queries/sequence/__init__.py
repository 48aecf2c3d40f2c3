"""In which order things are told: by dates, by relations, within a day, by the clock."""
