"""The look of desk and public side: base templates, components, style, vendored scripts."""
