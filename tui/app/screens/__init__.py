"""The screens: each holds a session or the desk, and passes differences down to its widgets."""
