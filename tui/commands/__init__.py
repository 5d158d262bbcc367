"""The commands: one module each; `arguments` says how they are called."""
