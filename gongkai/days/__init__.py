"""The working days in force: the packaged years, the own year files, the notices of the desk."""
