"""What Read mode is doing and what is open, in words."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.document import Page
from app.core.pages.quality import Flaw
from app.ui.read.session import ReadSession
from app.ui.translation import tr


@dataclass(frozen=True)
class ReadStatus:
    """For the status bar.

    Attributes:
        text: What is being done; empty when nothing is.
        fraction: How far it is, 0 to 1; None when nobody knows.
    """

    text: str = ""
    fraction: float | None = None


def status_of(session: ReadSession, project_busy: bool, exporting: bool) -> ReadStatus:
    """What is being done with a session: to its project, to its text, or in it."""
    job = session.queue.job
    if session.opening_files:
        return ReadStatus(tr("Opening files…"))
    if exporting:
        return ReadStatus(tr("Exporting…"))
    if project_busy:
        return ReadStatus(tr("Opening or saving the project…"))
    if job is None:
        return ReadStatus()
    page, pages = session.queue.batch
    where = tr("Reading page {0} of {1}").format(page, pages) if pages > 1 else tr("Reading")
    if not job.total:
        return ReadStatus(tr("{0}: finding the lines…").format(where), None)
    text = tr("{0}: line {1} of {2}").format(where, min(job.done + 1, job.total), job.total)
    done = (max(page - 1, 0) + job.done / job.total) / max(pages, 1)
    return ReadStatus(text, done)


def page_state(session: ReadSession, page: Page) -> str:
    """How many lines a page has, and how many of them are doubtful."""
    if page.lines is None and page in session.troubles:
        return tr("cannot be read")
    state = _lines_state(page, session.review.threshold)
    return tr("{0}, hard to read").format(state) if page.flaws else state


def flaw_text(flaw: Flaw) -> str:
    """What is wrong with a picture, and what to do."""
    return {
        Flaw.SMALL: tr("the writing is too small; scan it with more dots per inch"),
        Flaw.BLURRED: tr("it is blurred; photograph it again with a steady hand"),
        Flaw.DARK: tr("it is too dark; photograph it again with more light"),
        Flaw.FAINT: tr("the writing is too faint; scan it again with more contrast"),
    }[flaw]


def _lines_state(page: Page, threshold: float) -> str:
    if page.lines is None:
        return tr("not read yet")
    doubtful = sum(line.confidence < threshold for line in page.lines)
    lines = count_text(len(page.lines))
    return tr("{0}, {1} to check").format(lines, doubtful) if doubtful else lines


def count_text(lines: int) -> str:
    """So many lines."""
    return tr("%Ln lines", "", lines)
