"""Who publishes claim reviews and what the ratings are called: the user's own words, never tieout's."""

from collections.abc import Mapping

from msgspec import Struct, field

from tui.domain.review import Status


class Rating(Struct, frozen=True):
    """What a publisher calls one status (schema.org `Rating`)."""

    value: int
    """Where it stands on the publisher's scale."""
    name: str
    """The words that readers see: `Correct`, `Misleading` …"""


class Publication(Struct, frozen=True):
    """What a claim review says of its publisher."""

    name: str = ""
    """The publisher; empty when the user named none, and nothing can be published then."""
    url: str = ""
    """The http or https address that the reviews are published at; empty when the user named none."""
    worst: int = 1
    """The lowest rating of the scale."""
    best: int = 5
    """The highest rating of the scale."""
    ratings: Mapping[Status, Rating] = field(default_factory=dict)
    """The rating that stands for each status; a status that is not in it can't be published."""


NO_PUBLICATION = Publication()
CLAIM_TAG = "claimreview"
"""The tag that the reviewer gives an item to have it published as a claim review."""
