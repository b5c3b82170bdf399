"""Rows, measures and histories as tables, sentences and lanes, for notebooks to show."""
