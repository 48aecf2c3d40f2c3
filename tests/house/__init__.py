"""The law of the house as functions: each reads the project under a folder and names what breaks it, if anything."""
