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
├── EventRecordError              a plain record that is no event
├── UnknownNameError              a code, an id or a number that the statute does not know
│   ├── UnknownOutcomeError           an outcome code of no outcome
│   ├── UnknownLetterError            a code of no process letter
│   ├── UnknownCategoryError          an id of no category of information to be published
│   ├── UnknownArticleError           a number of no article of the Regulations
│   └── UnknownEndingError            an article by which no case ends
├── UndeterminedError             something must be found out or decided first
│   ├── MixedReplyError               a reply on several matters whose row cannot be told
│   ├── ReviewOrganUnknownError       nobody knows yet who reviews the agency
│   ├── ResponsibleAgencyUnknownError nobody knows yet which agency must disclose
│   ├── AttributeUndeterminedError    a document without disclosure attribute
│   └── NotVerifiedError              nobody has looked at what is to be decided
├── KindNotOfGroundError          a kind that does not belong to its ground of withholding
├── ExtensionTooLongError         a term extended by more than its law allows
├── AssessmentError               an assessment that cannot be scored
│   ├── ScoreSheetError               a score sheet that does not add up
│   └── ObservationRefusedError       an observation that can move no points
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


class EventRecordError(StatuteError):
    """A plain record that is no event."""


class UnknownNameError(StatuteError):
    """A code, an id or a number that the statute does not know."""


class UnknownOutcomeError(UnknownNameError):
    """An outcome code of no outcome."""


class UnknownLetterError(UnknownNameError):
    """A code of no process letter."""


class UnknownCategoryError(UnknownNameError):
    """An id of no category of information to be published."""


class UnknownArticleError(UnknownNameError):
    """A number of no article of the Regulations."""


class UnknownEndingError(UnknownNameError):
    """An article by which no case ends."""


class UndeterminedError(StatuteError):
    """Something must be found out or decided first."""


class MixedReplyError(UndeterminedError):
    """A reply on several matters whose row cannot be told."""


class ReviewOrganUnknownError(UndeterminedError):
    """Nobody knows yet who reviews the agency."""


class ResponsibleAgencyUnknownError(UndeterminedError):
    """Nobody knows yet which agency must disclose."""


class AttributeUndeterminedError(UndeterminedError):
    """A document without disclosure attribute."""


class NotVerifiedError(UndeterminedError):
    """Nobody has looked at what is to be decided."""


class KindNotOfGroundError(StatuteError):
    """A kind that does not belong to its ground of withholding."""


class ExtensionTooLongError(StatuteError):
    """A term extended by more than its law allows."""


class AssessmentError(StatuteError):
    """An assessment that cannot be scored."""


class ScoreSheetError(AssessmentError):
    """A score sheet that does not add up."""


class ObservationRefusedError(AssessmentError):
    """An observation that can move no points."""


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
