"""The pages of the desk: each asks for a duty, and knows only the agencies its reader sees."""
