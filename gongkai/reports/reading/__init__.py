"""From lines and grids to meaning: agency, year, period, contact, sections, cells."""
