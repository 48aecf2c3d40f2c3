"""Where on the globe: boxes of degrees, the plane that the map is drawn on, and which countries have an outline."""
