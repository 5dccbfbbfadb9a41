"""The tree of named errors: what the statute refuses, in a Chinese sentence for the user.

StatuteError
├── IllegalFactError              a recorded fact contradicts itself; nothing is counted
│   ├── ClosedBeforeReceivedError     the end of a thing lies before its beginning
│   ├── ResultWithoutDateError        a result, but no day on which it was reached
│   ├── DateWithoutResultError        a day of closing, but no result
│   ├── EndedTwiceError               a document both repealed and lapsed
│   ├── UnknownResultRowError         an outcome that is no leaf row of table 3
│   ├── NegativeAmountError           a number or an amount below zero
│   ├── DuplicateFactError            two facts of one kind under the same number
│   └── ApplicantUnknownError         a request that cannot be counted to an applicant
├── TermNotInForceError           a term of the law on a day before it existed
├── EventNotAllowedError          the law does not allow this event after these
├── UnknownOutcomeError           an outcome code that the statute does not know
├── UnknownLetterError            a code of no process letter
├── KindNotOfGroundError          a kind that does not belong to its ground of withholding
├── ReviewOrganUnknownError       an agency of which nobody knows who reviews it
├── UnknownEndingError            an article by which no case ends
├── ResponsibleAgencyUnknownError nobody knows yet which agency must disclose
├── AttributeUndeterminedError    a document without disclosure attribute
├── UnknownCategoryError          an id of no category of information to be published
├── LastStageError                a stage after the last
├── NotVerifiedError              a decision on something that nobody has looked at
├── ExtensionTooLongError         a term extended by more than its law allows
├── ScoreSheetError               a score sheet that does not add up
├── ObservationRefusedError       an observation that can move no points
├── UnknownArticleError           a number of no article of the Regulations
├── MixedReplyError               a reply on several matters whose row of table 3 cannot be told
├── RollUpRefusedError            reports that cannot be summed
│   ├── NoPartsError                  nothing to sum
│   ├── MixedFormsError               parts follow different official forms
│   ├── WrongYearError                a part of another year, or of none
│   └── AgencyTwiceError              one agency reported twice
└── CalendarError                 working days that cannot be counted
    ├── BeforeCalendarError           a day before the first year file
    ├── BeyondCalendarError           a day after the last year that can be expected
    ├── NegativeTermError             a term of fewer than 0 days
    ├── OffAndWorkedError             one day both off and worked in one notice
    ├── DayOfAnotherYearError         a day that is not the notice's to arrange
    ├── YearFileError                 a year file that says nothing intelligible
    └── NoticeError                   a text that cannot be taken as a holiday notice
        ├── NotANoticeError               no notice of the State Council
        ├── IncompleteNoticeError         a holiday, its days or the year are missing
        ├── TwiceArrangedError            two years, or one holiday twice and differently
        ├── ImpossibleDateError           no date, or an end before its beginning
        ├── WrongWeekdayError             a weekday that is not that of the date
        ├── WrongDayCountError            共N天, but another number of days
        ├── WorkedWeekdayError            a make-up day that is a working day anyway
        └── StatutoryDayMissingError      a statutory holiday that is not off
"""


class StatuteError(ValueError):
    """The root; its text is shown to the user and says what to do next."""


class IllegalFactError(StatuteError):
    """A recorded fact contradicts itself; nothing is counted."""


class ClosedBeforeReceivedError(IllegalFactError):
    """The end of a thing lies before its beginning."""


class ResultWithoutDateError(IllegalFactError):
    """A result, but no day on which it was reached."""


class DateWithoutResultError(IllegalFactError):
    """A day of closing, but no result."""


class EndedTwiceError(IllegalFactError):
    """A document both repealed and lapsed."""


class UnknownResultRowError(IllegalFactError):
    """An outcome that is no leaf row of table 3."""


class NegativeAmountError(IllegalFactError):
    """A number or an amount below zero."""


class DuplicateFactError(IllegalFactError):
    """Two facts of one kind under the same number."""


class ApplicantUnknownError(IllegalFactError):
    """A request that cannot be counted to an applicant."""


class TermNotInForceError(StatuteError):
    """A term of the law on a day before it existed."""


class EventNotAllowedError(StatuteError):
    """The law does not allow this event after these."""


class UnknownOutcomeError(StatuteError):
    """An outcome code that the statute does not know."""


class UnknownLetterError(StatuteError):
    """A code of no process letter."""


class KindNotOfGroundError(StatuteError):
    """A kind that does not belong to its ground of withholding."""


class ReviewOrganUnknownError(StatuteError):
    """An agency of which nobody knows who reviews it."""


class UnknownEndingError(StatuteError):
    """An article by which no case ends."""


class ResponsibleAgencyUnknownError(StatuteError):
    """Nobody knows yet which agency must disclose."""


class AttributeUndeterminedError(StatuteError):
    """A document without disclosure attribute."""


class UnknownCategoryError(StatuteError):
    """An id of no category of information to be published."""


class LastStageError(StatuteError):
    """A stage after the last."""


class NotVerifiedError(StatuteError):
    """A decision on something that nobody has looked at."""


class ExtensionTooLongError(StatuteError):
    """A term extended by more than its law allows."""


class ScoreSheetError(StatuteError):
    """A score sheet that does not add up."""


class ObservationRefusedError(StatuteError):
    """An observation that can move no points."""


class UnknownArticleError(StatuteError):
    """A number of no article of the Regulations."""


class MixedReplyError(StatuteError):
    """A reply on several matters whose row of table 3 cannot be told."""


class RollUpRefusedError(StatuteError):
    """Reports that cannot be summed."""


class NoPartsError(RollUpRefusedError):
    """Nothing to sum."""


class MixedFormsError(RollUpRefusedError):
    """Parts follow different official forms."""


class WrongYearError(RollUpRefusedError):
    """A part of another year, or of none."""


class AgencyTwiceError(RollUpRefusedError):
    """One agency reported twice."""


class CalendarError(StatuteError):
    """Working days that cannot be counted."""


class BeforeCalendarError(CalendarError):
    """A day before the first year file."""


class BeyondCalendarError(CalendarError):
    """A day after the last year that can be expected."""


class NegativeTermError(CalendarError):
    """A term of fewer than 0 days."""


class OffAndWorkedError(CalendarError):
    """One day both off and worked in one notice."""


class DayOfAnotherYearError(CalendarError):
    """A day that is not the notice's to arrange."""


class YearFileError(CalendarError):
    """A year file that says nothing intelligible."""


class NoticeError(CalendarError):
    """A text that cannot be taken as a holiday notice."""


class NotANoticeError(NoticeError):
    """No notice of the State Council."""


class IncompleteNoticeError(NoticeError):
    """A holiday, its days or the year are missing."""


class TwiceArrangedError(NoticeError):
    """Two years, or one holiday twice and differently."""


class ImpossibleDateError(NoticeError):
    """No date, or an end before its beginning."""


class WrongWeekdayError(NoticeError):
    """A weekday that is not that of the date."""


class WrongDayCountError(NoticeError):
    """共N天, but another number of days."""


class WorkedWeekdayError(NoticeError):
    """A make-up day that is a working day anyway."""


class StatutoryDayMissingError(NoticeError):
    """A statutory holiday that is not off."""
