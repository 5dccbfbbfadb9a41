"""What each kind of personal number or mark looks like; one file a kind."""
