"""Measures of signed graphs: functions on any undirected graph whose edges carry `sign`."""
