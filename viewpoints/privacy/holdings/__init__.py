"""What each app holds of a person, app by app: a new one adds a module here, and its line below.

The order is that in which rows are deleted: what points to others comes before them.
"""

from viewpoints.privacy.holdings import intake, letters, people, submissions
from viewpoints.privacy.holdings.declared import Holding

HOLDINGS: tuple[Holding, ...] = (
    *intake.HOLDINGS,
    *letters.HOLDINGS,
    *submissions.HOLDINGS,
    *people.HOLDINGS,
)

__all__ = ["HOLDINGS", "Holding"]
