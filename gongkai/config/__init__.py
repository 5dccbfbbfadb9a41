"""Where the rooms are put together: the command line now, settings and URLs later."""
