"""The letters of the sample, each on the day of its step, by the people whose duty it is."""

from datetime import date

from gongkai.accounts import duties
from gongkai.accounts.models import User
from gongkai.accounts.posts import Act, PostKind
from gongkai.letters import actions as letters
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter
from gongkai.overview.sample import found
from gongkai.overview.sample.cast import Cast
from gongkai.requests import actions, queries
from gongkai.requests.material_scan import findings
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import Served, ServiceWay

_FILLED = {
    "〔待填：决定公开的政府信息内容〕": "检查的时间、对象数量、整改要求和完成情况",
    "〔待填：决定公开的理由〕": "所公开的部分不涉及贵单位的商业秘密，公开不会影响正常经营",
}
_REVIEWERS = {
    LetterState.UNIT_REVIEW: PostKind.UNIT_REVIEWER,
    LetterState.LEGAL_REVIEW: PostKind.LEGAL_REVIEWER,
    LetterState.SECRECY_REVIEW: PostKind.SECRECY_REVIEWER,
}


class Office:
    """The people of the sample at work on the letters of one request."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def search(self, info_request: InfoRequest, outcome: str, on: date) -> None:
        """The search that lies behind a decision, asked of one unit and answered by it."""
        result = found.RESULTS.get(outcome)
        if result is None:
            return
        handler, reviewer = (
            self.cast.holder(PostKind.HANDLER),
            self.cast.holder(PostKind.UNIT_REVIEWER),
        )
        unit = next(iter(self.cast.units.values()))
        asked = actions.ask_searches(
            info_request=info_request,
            units=[unit],
            question="请检索申请公开的信息，写明范围和方法。",
            answer_by_on=on,
            by=handler,
            on=on,
        )
        answer = actions.Answer(
            result=result,
            place="治安管理大队档案室、公文系统",
            method="以名称和文号检索2019年以来的文件",
            searched_by=reviewer.name,
        )
        files = [_paper(info_request)] if outcome == found.GIVEN else []
        actions.answer_search(search=asked[0], answer=answer, files=files, by=reviewer)

    def send(self, info_request: InfoRequest, on: date) -> None:
        """Write, review, sign, issue and serve the notices that the record wants on a day."""
        for letter in actions.begin_letters(info_request, by=None, on=on):
            if letter.kind.startswith("P"):
                signed = self._signed(info_request, letter, on)
                self._serve(
                    info_request,
                    signed,
                    letters.Served(way=ServiceWay.IN_PERSON, on=on, signed_by=letter.receiver),
                    on,
                )

    def reply(self, info_request: InfoRequest, decided_on: date, served: Served) -> None:
        """Bring the reply from draft to its receiver."""
        matter = queries.matter_of(info_request)
        reply = Letter.objects.get(
            agency=info_request.agency, matter=matter, kind__startswith="D", state=LetterState.DRAFT
        )
        signed = self._signed(info_request, reply, decided_on)
        by_post = letters.Served(
            way=served.way, on=served.on, carrier="邮政EMS", tracking_number=f"XA{reply.pk:09d}90"
        )
        self._serve(info_request, signed, by_post, served.on)

    def leave(
        self, info_request: InfoRequest, state: LetterState, on: date, *, today: date
    ) -> None:
        """Bring the letters of a step as far as a state, and tell whoever's turn they are."""
        for letter in actions.begin_letters(info_request, by=None, on=on):
            brought = self._brought(info_request, letter, on, until=state)
            if state is LetterState.ISSUED:
                handler = self.cast.holder(PostKind.HANDLER)
                brought = letters.issue(letter=brought, by=handler, on=on)
            if state is not LetterState.DRAFT:
                actions.tell_turn(info_request, brought, by=None, on=today)

    def take_back(self, info_request: InfoRequest, *, today: date) -> None:
        """The post brings a reply back."""
        matter = queries.matter_of(info_request)
        reply = Letter.objects.get(
            agency=info_request.agency, matter=matter, state=LetterState.SERVED
        )
        actions.take_back_letter(
            info_request,
            reply,
            returned_on=today,
            reason="原址查无此人",
            by=self.cast.holder(PostKind.HANDLER),
            on=today,
        )

    def _signed(self, info_request: InfoRequest, letter: Letter, on: date) -> Letter:
        return self._brought(info_request, letter, on, until=LetterState.SIGNED)

    def _brought(
        self, info_request: InfoRequest, letter: Letter, on: date, *, until: LetterState
    ) -> Letter:
        """A draft on its way through the hands, as far as a state before or at its signature."""
        if until is LetterState.DRAFT:
            return letter
        handler = self.cast.holder(PostKind.HANDLER)
        letter = self._filled(letter, handler)
        if letter.kind == found.GIVEN:
            paper = _paper(info_request)
            upload = letters.Upload(paper.name, paper.content, pages=1)
            actions.add_material(info_request, letter, upload, by=handler, scan=findings)
        letter = letters.put_forward(letter=letter, by=handler)
        while letter.state in _REVIEWERS and letter.state != until:
            reviewer = self.cast.holder(_REVIEWERS[LetterState(letter.state)])
            letter = letters.review(letter=letter, by=reviewer, may=self._may(reviewer, on))
        if letter.state == until:
            return letter
        signer = self.cast.holder(
            PostKind.SIGNER if letter.kind.startswith("D") else PostKind.HEAD_OF_OFFICE
        )
        return actions.sign_letter(info_request, letter, by=signer, on=on, tells=False)

    def _filled(self, letter: Letter, by: User) -> Letter:
        body = letter.body
        for blank, words in _FILLED.items():
            body = body.replace(blank, words)
        if body == letter.body:
            return letter
        text = letters.Text(letter.title, letter.addressee, body, letter.rows)
        return letters.rewrite(letter=letter, text=text, by=by, version=letter.version)

    def _serve(
        self, info_request: InfoRequest, letter: Letter, served: letters.Served, on: date
    ) -> None:
        handler = self.cast.holder(PostKind.HANDLER)
        letter = letters.issue(letter=letter, by=handler, on=letter.dated or on)
        actions.serve_letter(info_request, letter, served=served, by=handler, on=on)

    def _may(self, person: User, on: date) -> frozenset[Act]:
        return duties.acts_of(person, person.agency, on)


def _paper(info_request: InfoRequest) -> actions.Upload:
    return found.paper_about(info_request.subject, info_request.description)
