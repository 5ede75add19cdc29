"""The chapters of the manual, in the order in which an editor meets them."""

from manual.chapters.today import TODAY

CHAPTERS = (TODAY,)
