"""What the picture is drawn from: the heaviest of a window, how many stand where, groups and eras."""
