"""Where each page lies, for links from one to another."""

MATRIX = "tracker/app/matrix.py"
TIMELINE = "tracker/app/timeline.py"
CHANGES = "tracker/app/changes.py"
POSITIONS = "tracker/app/positions.py"
PROBLEMS = "tracker/app/problems.py"
HISTORY = "tracker/app/history.py"
EXPORT = "tracker/app/export.py"
