"""A file of a case, given out to be saved."""

from django.http import HttpResponse, HttpResponseNotAllowed

from gongkai.accounts import duties
from gongkai.accounts.guard import DeskRequest
from gongkai.accounts.posts import Act
from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests.enclosure_kinds import SHOW_IDENTITY
from gongkai.requests.files import file_answer
from gongkai.requests.models import Enclosure, RectificationEnclosure


def download(request: DeskRequest, found: Enclosure | RectificationEnclosure) -> HttpResponse:
    """The file as an attachment; what shows an identity is asked for by a button, and noted.

    Raises PermissionDenied for who may not open identities.
    """
    if found.kind in SHOW_IDENTITY:
        duties.demand(request.user, Act.OPEN_IDENTITY, found.request.agency, today())
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
    content = actions.open_enclosure(found, by=request.user)
    return file_answer(content, found.media_type, found.name)
