"""Tells the caller what was checked: one JSON object on each line of the standard output."""

import json
import sys
import traceback


class Report:
    def __init__(self):
        self.failed = False

    def check(self, title, work):
        """Runs one check; a failed assertion or an unexpected error is told, and the next check goes on."""
        try:
            work()
            line = {"check": title, "ok": True}
        except Exception as error:  # A client may raise anything; all of it is a finding.
            self.failed = True
            place = traceback.extract_tb(error.__traceback__)[-1]
            line = {"check": title, "ok": False, "detail": f"{type(error).__name__} in line {place.lineno} of {place.name}: {error}"}
        print(json.dumps(line), flush=True)

    def finish(self):
        sys.exit(1 if self.failed else 0)


def equal(actual, expected):
    """Says both sides where they differ."""
    assert actual == expected, f"expected {expected!r}, got {actual!r}"


def raised(kind, work):
    """The error of that kind that the call raises."""
    try:
        work()
    except kind as error:
        return error
    raise AssertionError(f"{kind.__name__} was not raised")
