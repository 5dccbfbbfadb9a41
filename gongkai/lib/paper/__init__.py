"""Official documents on paper: one model, five writers, GB/T 9704 typography."""
