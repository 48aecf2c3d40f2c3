"""What is left to do in a timeline, for everybody and for one person."""
