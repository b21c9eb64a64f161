"""How a sheet prints: paper, margins, what repeats on every page, and what stands below."""

from __future__ import annotations

from tracker.exchange.edition import Edition
from tracker.exchange.pen import Sheet

A4, A3 = 9, 8


def lay_out(sheet: Sheet, edition: Edition, *, landscape: bool = True, paper: int = A4, one_page: bool = False) -> None:
    """One page wide, with the title, the data's version and the page number below, and no grid on screen."""
    page = sheet.page
    page.hide_gridlines(2)
    page.set_paper(paper)
    page.set_landscape() if landscape else page.set_portrait()
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.fit_to_pages(1, 1 if one_page else 0)
    title = edition.title[:90].replace("&", "&&")  # a lone & starts a command
    version = edition.tracker.version[:12]
    page.set_footer(f"&L&8{' '}{title} · {sheet.name}&C&8 Data {version}&R&8 Page &P of &N")


def freeze(sheet: Sheet, edition: Edition, row: int, column: int) -> None:
    """Keep the rows above and the columns before in sight; not where magnifiers would lose half their window to it."""
    if not edition.published:
        sheet.page.freeze_panes(row, column)
