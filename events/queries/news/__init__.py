"""What is new: for strangers as a feed, for whoever has a page open."""
