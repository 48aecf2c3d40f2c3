"""The second door: JSON for programs, over the same questions as the pages and never through them."""
