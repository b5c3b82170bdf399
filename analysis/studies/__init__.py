"""Questions over time: studies that take a data set and give tables."""
