"""An invented agency with its year of work, made by the real actions, to try everything on."""
