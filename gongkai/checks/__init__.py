"""What must not leave the house unseen: text or a file in, findings out; no tables, no pages."""
