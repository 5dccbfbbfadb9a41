"""What whoever is logged in may do: their posts, read once for the whole page."""

from functools import cached_property

from gongkai.accounts import duties, queries
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act
from gongkai.accounts.queries import Held
from gongkai.lib.today import today


class Abilities:
    """`request.may(act)`: whether whoever is logged in may do an act in their own agency today."""

    def __init__(self, person: User) -> None:
        self.person = person

    def __call__(self, act: str) -> bool:
        return Act(act) in self._acts

    @cached_property
    def posts(self) -> tuple[Held, ...]:
        """The posts the person holds today."""
        return queries.posts_of(self.person, today())

    def acts_in(self, agency: Agency) -> frozenset[Act]:
        """Everything the person may do in an agency today."""
        return duties.acts_by(self.posts, agency)

    @cached_property
    def _acts(self) -> frozenset[Act]:
        return self.acts_in(self.person.agency)
