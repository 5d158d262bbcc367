"""The reviewer's work on disk: snapshots, readings and an append-only journal of events."""
