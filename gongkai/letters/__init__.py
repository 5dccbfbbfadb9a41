"""Letters to applicants, third parties and other agencies: their words, numbers, issue, service."""
