"""The panes: they draw what they are given and send messages up; none reads the store."""
