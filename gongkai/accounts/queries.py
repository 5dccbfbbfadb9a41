"""Who holds which post on a day, and which agencies a person sees."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from gongkai.accounts.models import Agency, AgencyKind, Deputy, Post, Unit, User
from gongkai.accounts.posts import PostKind


@dataclass(frozen=True)
class Held:
    """A post that a person holds on a day, in their own right or instead of somebody."""

    kind: PostKind
    agency_id: int
    instead_of_id: int | None = None

    @property
    def own(self) -> bool:
        """Whether it is held in the person's own right."""
        return self.instead_of_id is None


def posts_of(person: User, on: date) -> tuple[Held, ...]:
    """The posts a person holds on a day, with those of the people they deputise for that day.

    A deputy acts until the last day of the deputyship; deputies of deputies are not meant.
    """
    if not person.is_active:
        return ()
    absent = Deputy.objects.filter(deputy=person, since__lte=on, until__gte=on).values("person")
    posts = Post.objects.filter(in_force(on)).filter(Q(person=person) | Q(person__in=absent))
    return tuple(
        Held(
            kind=PostKind(post.kind),
            agency_id=post.agency_id,
            instead_of_id=None if post.person_id == person.pk else post.person_id,
        )
        for post in posts.order_by("pk")
    )


def in_force(on: date) -> Q:
    """The condition that a post is held on a day."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def holders(agency: Agency, kind: PostKind, on: date, *, unit: Unit | None = None) -> list[User]:
    """Who acts in a post of an agency on a day: its holders, and who deputises for them.

    With a unit only its own people, and their deputies wherever these belong.
    """
    posts = Post.objects.filter(in_force(on), agency=agency, kind=kind)
    held = (posts.filter(person__unit=unit) if unit else posts).values("person")
    deputies = Deputy.objects.filter(person__in=held, since__lte=on, until__gte=on)
    everyone = User.objects.filter(Q(pk__in=held) | Q(pk__in=deputies.values("deputy")))
    return list(everyone.filter(is_active=True).order_by("pk"))


def agencies_visible(person: User, on: date) -> QuerySet[Agency]:
    """The agencies whose records exist for a person: the own one, and for a supervisor those below.

    Records of any other agency answer 404.
    """
    return agencies_by(posts_of(person, on), person)


def agencies_by(posts: Collection[Held], person: User) -> QuerySet[Agency]:
    """The agencies whose records exist for a person with some posts."""
    own = {person.agency_id} | {post.agency_id for post in posts}
    supervised = {post.agency_id for post in posts if post.kind is PostKind.SUPERVISOR}
    return Agency.objects.filter(pk__in=own | below(supervised)).order_by("pk")


def below(agency_ids: Iterable[int]) -> set[int]:
    """The agencies that these supervise, themselves included.

    A competent department supervises for the government above it, so that government's whole tree.
    """
    tops = set(agency_ids)
    if not tops:
        return set()
    tree = list(Agency.objects.values_list("pk", "parent_id", "kind"))
    for pk, parent, kind in tree:
        if pk in tops and kind == AgencyKind.COMPETENT_DEPARTMENT and parent is not None:
            tops = tops | {parent}
    found: set[int] = set()
    while tops:
        found |= tops
        tops = {pk for pk, parent, _ in tree if parent in tops} - found
    return found


def people_of(agency: Agency) -> QuerySet[User]:
    """The people of an agency, by unit and name, those who may log in first."""
    people = User.objects.filter(agency=agency).select_related("unit")
    return people.order_by(F("is_active").desc(), "unit__name", "name", "pk")


def deputyships(agency: Agency, on: date) -> QuerySet[Deputy]:
    """Who deputises for whom in an agency, from this day on."""
    found = Deputy.objects.filter(person__agency=agency, until__gte=on)
    return found.select_related("person", "deputy").order_by("since", "pk")


def supervisors_of(agency: Agency, on: date) -> list[User]:
    """Who supervises an agency from above on a day, with those who deputise for them."""
    posts = Post.objects.filter(in_force(on), kind=PostKind.SUPERVISOR)
    over = {pk for pk in set(posts.values_list("agency_id", flat=True)) if agency.pk in below([pk])}
    held = posts.filter(agency__in=over).values("person")
    deputies = Deputy.objects.filter(person__in=held, since__lte=on, until__gte=on)
    everyone = User.objects.filter(Q(pk__in=held) | Q(pk__in=deputies.values("deputy")))
    return list(everyone.filter(is_active=True).order_by("pk"))


def units_with(agency: Agency, kind: PostKind, on: date) -> set[int]:
    """The units of an agency that have somebody in a post of their own on a day."""
    held = Post.objects.filter(in_force(on), agency=agency, kind=kind, person__is_active=True)
    return {unit for unit in held.values_list("person__unit", flat=True) if unit is not None}


def standing_in_for(person: User, on: date) -> list[User]:
    """A person and those for whom they deputise on a day."""
    absent = Deputy.objects.filter(deputy=person, since__lte=on, until__gte=on).values("person")
    return list(User.objects.filter(Q(pk=person.pk) | Q(pk__in=absent)).order_by("pk"))


def acting_for(person: User, on: date) -> list[User]:
    """A person and those who deputise for them on a day, as far as they may log in."""
    deputies = Deputy.objects.filter(person=person, since__lte=on, until__gte=on)
    everyone = User.objects.filter(Q(pk=person.pk) | Q(pk__in=deputies.values("deputy")))
    return list(everyone.filter(is_active=True).order_by("pk"))


def with_posts(people: Iterable[User], on: date) -> list[tuple[User, list[Post], list[Deputy]]]:
    """People with the posts they hold on a day and who deputises for them from then on."""
    people = list(people)
    posts = Post.objects.filter(in_force(on), person__in=people).order_by("pk")
    deputies = Deputy.objects.filter(person__in=people, until__gte=on).select_related("deputy")
    held: dict[int, list[Post]] = {}
    for post in posts:
        held.setdefault(post.person_id, []).append(post)
    acting: dict[int, list[Deputy]] = {}
    for deputy in deputies.order_by("since", "pk"):
        acting.setdefault(deputy.person_id, []).append(deputy)
    return [(each, held.get(each.pk, []), acting.get(each.pk, [])) for each in people]


def narrowed(people: QuerySet[User], *, q: str, kind: str, on: date) -> QuerySet[User]:
    """Those whose name or login name holds a text, and who hold a post on a day."""
    if q:
        people = people.filter(Q(name__icontains=q) | Q(username__icontains=q))
    if kind:
        held = Post.objects.filter(in_force(on), kind=kind)
        people = people.filter(pk__in=held.values("person"))
    return people
