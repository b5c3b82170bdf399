"""Pictures: tables and graphs in, marks on Axes out.

Nothing here decides what is true of the data. A function takes a graph whose edges carry a `state`,
or a table, and draws it; whatever a reader might want to check is computed before.
"""
