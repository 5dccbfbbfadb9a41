"""Tables of the letters."""
