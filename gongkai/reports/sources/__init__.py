"""Readers of file kinds: each turns a file into a Flow of lines and grids."""
