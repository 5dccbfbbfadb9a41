"""A press that prints lawful reports in the layouts that sites, converters and clerks produce."""
