"""Agencies, their units, the people in them, their posts and what each may do."""
