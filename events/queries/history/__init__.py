"""Changes: who wrote what and when, how everything stood after one, and what is in the way of taking it back."""
