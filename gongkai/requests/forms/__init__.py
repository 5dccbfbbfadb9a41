"""The shape of what people fill in; whether it is lawful is the statute's to say."""
