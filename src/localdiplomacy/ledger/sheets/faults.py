"""What stands in `Grid.broken` for cells that are no error of the spreadsheet, yet have no value to read."""

# A formula that was saved without its result: the file comes from a program that cannot calculate.
NO_VALUE = "#NO-VALUE!"
# A text longer than `Limits.max_cell_characters`.
TOO_LONG = "#TOO-LONG!"
# An error cell of which the file does not say which error.
SOME_ERROR = "#ERROR!"
