"""Who stands where on a day, how that came about, and the evidence behind each cell."""

from tracker.app.evidence.drawer import open_evidence
from tracker.app.frame.filters import chosen_view
from tracker.app.frame.notices import left_out_notice, nothing_found, too_many_cells
from tracker.app.frame.opened import tracker_or_stop
from tracker.app.frame.places import open_actor, open_proposal
from tracker.app.frame.workings import standings_ever, standings_on
from tracker.app.tiles.arrangement import blocks_of, order_of
from tracker.app.tiles.cells import matrix_data, moves, shown_names, size_of
from tracker.app.tiles.legend import stance_legend
from tracker.app.tiles.matrix_table import stance_table
from tracker.app.tiles.pictures import matrix_downloads
from tracker.app.tiles.time_bar import way_through_time
from tracker.app.wording.matrix_words import words_of_matrix

LIMIT = 60_000  # cells: more is slow to draw, and nobody reads it

tracker, view = tracker_or_stop(), chosen_view()
every = standings_on(tracker, view.day, view.clock)
cells = view.selection.narrow(tracker, every)
# Who speaks later has a row already, lest rows come and go on the way through time; a choice of stances is of the day.
rows = (
    cells if view.selection.stances else view.selection.narrow(tracker, standings_ever(tracker, view.day, view.clock))
)
names = shown_names(tracker, rows, view.selection)

left_out_notice(tracker)
if rows.empty or every.empty:
    nothing_found(tracker, view)
elif size_of(names) > LIMIT:
    too_many_cells(names, cells, LIMIT)
else:
    before = standings_on(tracker, view.before, view.clock) if view.before else None
    way_through_time(tracker, view, int(moves(cells, before)[0].sum()))
    stance_legend(tracker, view, states=True)
    order = order_of(view.order, names[1])
    blocks = blocks_of(tracker, cells, names, order, every)
    data = matrix_data(tracker, cells, names, before) | words_of_matrix(tracker, view, order, blocks)
    pointed = stance_table(data)
    matrix_downloads(tracker, view, cells, names, blocks)
    if pointed.cell:
        open_evidence(pointed.cell)
    if pointed.actor:
        open_actor(pointed.actor)
    if pointed.proposal:
        open_proposal(pointed.proposal)
