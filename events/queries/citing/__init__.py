"""Citations as a reader sees them, who stands behind an event, and who held what against its source."""
