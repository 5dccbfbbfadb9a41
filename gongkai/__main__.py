"""`python -m gongkai` is the `gongkai` command."""

from gongkai.config.commands import main

main()
