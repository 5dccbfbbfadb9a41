"""What is told to whom: at the desk and by mail, one digest a person, subject and day."""
