"""The map: places with their events, marks that do not overlap, and what is on no map."""
