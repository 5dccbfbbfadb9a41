"""The room that looks over the others: working days and holiday notices."""
