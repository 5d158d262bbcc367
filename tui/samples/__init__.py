"""Original sample reports for the demo; every name and number in them is made up."""
