"""Pages for anyone: front page, application, acknowledgement, status."""
