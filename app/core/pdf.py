"""PDF pages as pictures, drawn by PDFium."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from app.core.errors import FileError, PictureError, lacking, unreadable
from app.core.image_io import Image

DPI = 200
MAX_PAGE_PIXELS = 60_000_000
"""A page that would be larger at ``DPI`` (a poster) is drawn coarser."""

# PDFium may be called by one thread at a time only, whatever document it works on.
_LOCK = threading.Lock()


@dataclass(frozen=True)
class PdfSource:
    """A PDF file. It is opened anew for each page, so no file stays locked."""

    path: Path
    page_count: int

    def load(self, index: int = 0) -> Image:
        """Draws one page at 200 dpi, with the values of its form fields.

        Returns:
            RGB uint8 (H, W, 3).

        Raises:
            PictureError: the page is damaged.
            FileError: the file cannot be read any more, or has no such page.
        """
        with _opened(self.path) as document:
            if index >= len(document):
                raise lacking(self.path)
            if document.get_formtype() != pdfium_raw.FORMTYPE_NONE:
                document.init_forms()
            page = document[index]
            try:
                width, height = page.get_size()
                area = max(width * height, 1.0)
                scale = min(DPI / 72, math.sqrt(MAX_PAGE_PIXELS / area))
                bitmap = page.render(scale=scale, rev_byteorder=True)  # pyright: ignore[reportArgumentType]
                return np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)
            finally:
                page.close()


def open_pdf(path: Path) -> PdfSource:
    """Opens a PDF without drawing anything.

    Raises:
        PictureError: it is protected, damaged or has no pages.
        FileError: it cannot be read.
    """
    with _opened(path) as document:
        count = len(document)
    if count == 0:
        raise PictureError(f"{path} has no pages.")
    return PdfSource(path, count)


@contextmanager
def _opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    with _LOCK:
        try:
            document = pdfium.PdfDocument(path)
        except (OSError, pdfium.PdfiumError) as error:
            raise _refused(path, error) from None
        try:
            yield document
        except pdfium.PdfiumError as error:
            raise _refused(path, error) from None
        finally:
            document.close()


def _refused(path: Path, error: Exception) -> PictureError | FileError:
    if isinstance(error, OSError):
        return unreadable(path, error)
    if getattr(error, "err_code", None) == pdfium_raw.FPDF_ERR_PASSWORD:
        return PictureError(
            f"{path} is protected by a password; save a copy without one and open that."
        )
    return PictureError(f"{path} is damaged or cut short; copy it again.")
