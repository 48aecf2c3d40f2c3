"""Stories: events in steps, as an editor tells them."""
