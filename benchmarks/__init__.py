"""What we measure, one file per figure; `make bench` runs them, tests never do."""
