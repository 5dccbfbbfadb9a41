"""Tools of one noun each, without a subject of their own."""
