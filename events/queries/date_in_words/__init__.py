"""A date in words: each source's reading, the reasons, the story of it and the trail of a plan."""
