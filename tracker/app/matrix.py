"""Who stands where on a day, and the evidence behind each cell."""

from tracker import standings
from tracker.app.cells import matrix_data, size_of
from tracker.app.evidence import open_evidence, returned_focus
from tracker.app.filters import chosen_view
from tracker.app.legend import stance_legend
from tracker.app.matrix_table import stance_table
from tracker.app.notices import left_out_notice, nothing_found, too_many_cells
from tracker.app.opened import tracker_or_stop
from tracker.app.phrases import day_in_words

LIMIT = 5_000  # cells: more is slow to draw, and nobody reads it

tracker, view = tracker_or_stop(), chosen_view()
cells = view.selection.narrow(tracker, standings(tracker, view.day, view.clock))

left_out_notice(tracker)
if cells.empty:
    nothing_found(tracker, view)
elif size_of(cells) > LIMIT:
    too_many_cells(cells, LIMIT)
else:
    stance_legend(tracker, view, states=True)
    data = matrix_data(tracker, cells, view.selection)
    if cell := stance_table(data, f"Who stands where, as of {day_in_words(view.day)}", returned_focus()):
        open_evidence(cell)
