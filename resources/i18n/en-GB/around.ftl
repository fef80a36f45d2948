### Around the programme: the people and details of a family, placements, key worker, agencies, people and places,
### decisions, concerns, education, support for carers.

family-page-record = Record

## Refusals
error-around-ends-before = { $until } is before { $from }. Correct either day.
error-no-concern = That concern was taken back.
error-unknown-child = That person is no child of this family.
error-child-beside = The programme must be about one child at least. Leave this one in it.
error-session-before-birth = A session was held on { $day }, before that birth. Correct either day.
error-hand-over-not-yours = Only whoever wrote the records hands them over while they work with the family. Ask them, a supervisor or an administrator.
error-hand-over-nothing = There is nothing of theirs to hand over.
error-hand-over-no-member = Records are handed to somebody who works with this family. Add them first.

## People
person-called = { $label }
person-the-child = the child
record-people = People
record-carer-left = From { $day } on no longer in the home that is visited
record-carer-leaves = No longer in the home …
record-carer-leaves-named = { $person } is no longer in the home that is visited
record-carer-leaves-why = From this day on they are not filmed, and new film does not wait for their consent. What they answered stays. What they withdraw still counts for film they are in.
record-carer-leaves-on = The first day without them
record-carer-leaves-save = Record it
record-carer-back = They are back
record-carer-back-named = { $person } is back in the home that is visited
record-visited = Whose home is visited
record-visited-any = Need not be said
record-visited-hint = Where carers live apart, say where you go.
record-visits-home = Home visited: { $person }
record-child-add = Add a child
record-child-change = Change
record-child-change-named = Change { $person }
record-child-title = A child
record-child-label = What the child is called here
record-child-label-hint = Not a full name. Twins and siblings are told apart by this.
record-child-born = Date of birth
record-child-about = The programme is about this child
record-child-beside = not in the programme
record-child-born-on = born on { $day }
record-child-born-unknown = date of birth not recorded
record-child-school = of school age since { $day }
record-child-school-from = of school age from { $day }

## Details
record-details = Details
record-details-why = Equal access is looked at by these (NICE NG26 1.1.2). Leave what you do not know as it is.
record-details-of = About { $person }
record-detail-more-named = More about: { $what }
record-not-recorded = Not recorded
record-sex = Sex
record-ethnicity = Ethnic group
record-disability = Disability
record-mental-health = Mental health problem
record-origin = From the UK or overseas
record-legal = Legal status
record-placed = Placed with
record-details-change = Change the details
record-details-change-named = Change the details of { $person }
record-access = For the sessions
record-access-why = Shown before each session.
record-access-none = Nothing is recorded of language and needs.
record-language = Language spoken at home
record-interpreter = Interpreter
record-advocate = Advocate
record-needs = Other needs
record-needs-hint = Such as large print, a hearing loop, or no stairs.
record-access-change = Change what the sessions need
access-language = Language: { $language }
access-interpreter = Interpreter needed
access-interpreter-who = Interpreter: { $who }
access-advocate = Advocate takes part
access-advocate-who = Advocate: { $who }
access-needs = { $needs }
sex-female = Female
sex-male = Male
sex-other = Another
ethnicity-asian = Asian or Asian British
ethnicity-black = Black, Black British, Caribbean or African
ethnicity-mixed = Mixed or multiple ethnic groups
ethnicity-white-british = White British
ethnicity-white-other = White, another background
ethnicity-other = Another ethnic group
ethnicity-not-said = Prefers not to say
origin-uk = From the UK
origin-overseas = From overseas
origin-unaccompanied = Unaccompanied asylum-seeking child
legal-edge-of-care = On the edge of care
legal-section-20 = Accommodated under section 20
legal-care-order = Subject to a care order
legal-guardianship = Under special guardianship
legal-adopted = Adopted from care
legal-other = Another status
answer-yes = Yes
answer-no = No

## Placements
record-placements = Placements and moves
record-placements-none = No placement is recorded yet. Where the child lives, and lived before, stands here.
record-placement-add = Add a placement
record-placement-title = A placement
record-moves = { $person }: { $moves ->
    [0] no move recorded
    [one] one move
   *[other] { $moves } moves
}
record-moves-go-on = A move does not end the programme: what was begun goes on (SCIE 16).
record-placement-line = { $kind }, { $with }
record-placement-overlaps = This goes on after the next one began. Look at the two days.
record-placement-until-now = since { $from }
record-placement-days = { $from } to { $until }
record-placement-ended = ended: { $why }
placement-kind = With
placement-with = Who they are, in a word
placement-from = First day
placement-until = Last day, if it is over
placement-ended = Why it ended
placement-child = Which child
placement-all-children = All children of the family
placement-birth-parents = Birth parents
placement-foster-carers = Foster or kinship carers
placement-guardians = Special guardians
placement-adoptive = Adoptive parents
placement-residential = Residential care
placement-elsewhere = Elsewhere

## Key worker
record-key-worker = Key worker
record-key-worker-none = No key worker is recorded. The guidance asks for the same one throughout (NICE NG26 1.1.4).
record-key-worker-same = The same key worker since { $from }: { $person }
record-key-worker-nobody = Nobody is the key worker at present. Record who is.
record-key-worker-gone = { $person } has left. Record who is the key worker now.
record-key-worker-changes = { $changes ->
    [0] It has been the same person throughout.
    [one] It changed once.
   *[other] It changed { $changes } times.
}
record-key-worker-add = Add a key worker
record-key-worker-title = A key worker
record-key-worker-because = why: { $why }
record-worker-who = Who
record-worker-outside = Somebody of another service
record-worker-name = Their name or a word for them
record-worker-because = Why it changed

## Agencies
record-agencies = Agencies
record-agencies-none = Nobody of another service is listed yet.
record-agency-add = Add somebody
record-agency-title = Somebody of another service
record-agency-known = as known on { $day }
agency-kind = Kind of service
agency-label = Who
agency-label-hint = Such as: health visitor, J. Okafor
agency-reach = How to reach them
agency-on = Known to be right on
agency-social-care = Social care
agency-health = Health
agency-mental-health = Mental health
agency-education = School or nursery
agency-justice = Court or police
agency-other = Another service

## People and places
record-significant = People and places in the child's life
record-significant-none = Nobody and nowhere is recorded yet. Who and what matters to the child stands here, for staff only.
record-significant-add = Add somebody or somewhere
record-significant-title = Somebody or somewhere that matters
matters-person = Somebody
matters-place = Somewhere
significant-label = Who or where
significant-means = What they mean to the child
significant-on = Known on

## Decisions
record-decisions = Decisions
record-decisions-none = No decision is recorded yet. What is decided together, and who took part, stands here.
record-decision-add = Add a decision
record-decision-title = A decision
record-decision-took-part = took part: { $who }
decision-on = Decided on
decision-what = What was decided
decision-took-part = Who took part
decision-took-part-hint = Health, education and social care, the child if possible, parents and carers. Separate them by commas.

## Concerns
record-concerns = Concerns
record-concerns-why = For staff only; never in the parent view. A concern can be noted at any moment, also while filming.
record-concerns-none = No concern is recorded.
record-concern-add = Note a concern
record-concern-title = A concern
record-concern-open = Open
record-concern-closed = Closed on { $day }: { $outcome }
record-concern-told = told { $whom } on { $day }
record-concern-told-nobody = nobody was told yet
record-concern-answered = answered by { $who } on { $day }: { $what }
record-concern-waits = waits for an answer by somebody named
record-concern-line = { $day }: { $what }
concern-on = Seen or heard on
concern-what = What you saw or heard
concern-told = Whom you told
concern-told-hint = Leave empty if nobody was told yet.
concern-told-on = Told on
concern-told-add = Add whom you told
concern-told-line = { $whom }, { $day }
concern-told-remove = Remove
concern-told-remove-named = Remove { $whom }
concern-answer = Somebody named has answered it
concern-answer-hint = Until then it stands first in what is to be done, and in every list of families.
concern-reply = Answer a concern
concern-reply-title = Answer to a concern
concern-reply-about = About which concern
concern-reply-none = No answer is recorded.
concern-reply-save = Save the answer
concern-answer-by = Who answered
concern-answer-on = Answered on
concern-answer-what = What follows
concern-close = This concern is closed
concern-closed-on = Closed on
concern-outcome = What came of it
concern-hold = Keep all film of this family from erasure
concern-hold-hint = Until a supervisor lifts it. It is looked at again after four weeks.
concern-save = Save the note
concern-noted = Your note is saved.
concern-button = Note for staff
concern-note-title = Note for staff

## Education
record-education = Education
record-education-none = No education plan is recorded.
record-education-young = { $person }: of school age from { $day }. A plan is asked for from then on.
record-education-asked = { $person } is of school age: record the education plan (QS133 statement 2).
record-education-born-unknown = The date of birth is not recorded, so it is not known whether a plan is asked for.
record-education-there = { $person }: a plan of { $day } is recorded.
record-education-review-over = { $person }: the plan was to be looked at again on { $day }.
record-education-lacks = Not said yet: { $parts }
record-education-review = to be looked at again on { $day }
record-education-line = Plan of { $day }
record-education-add = Add a plan
record-education-title = An education plan
record-plan-on = Made or changed on
record-plan-review = To be looked at again on
plan-part-support = How the child is supported in school
plan-part-contacts = Who is to be reached
plan-part-key-person = Key person in school
plan-part-safe-place = Safe place in school

## Support for carers
record-support = Training for carers
record-support-none = No offer is recorded yet. Training, education and support that was offered to a carer stands here.
record-support-add = Add an offer
record-support-title = An offer to a carer
record-support-line = { $person }: { $what }
record-support-on = offered on { $day }
support-carer = To whom
support-what = What was offered
support-on = Offered on
support-became = What became of it
support-open = Still to come
support-attended = Attended
support-not-attended = Not attended

## Day by day
record-history = Day by day
record-history-none = Nothing has happened yet that is told here.
record-history-line = { $day }: { $what }
event-carer-left = { $person } was no longer in the home that is visited.
event-school-age = { $person } came to be of school age.
event-placement-began = Placement began: { $kind }.
event-placement-ended = Placement ended: { $kind }.
event-key-worker = Key worker: { $person }.
event-decided = Something was decided together.
event-concern = A concern was noted; it is closed.
event-concern-open = A concern was noted; it is open.
event-concern-answered = A concern was answered.
event-concern-closed = A concern was closed.
event-education-plan = Education plan made or changed.
event-offered = Support was offered to { $person }.

## Lines
record-change = Change
record-change-named = Change: { $what }
record-take-back = Take back
record-take-back-named = Take back: { $what }
record-take-back-asked = Take this back as a mistake? It stays as history.
record-take-back-yes = Yes, take it back
record-not-yours = written by { $who }, who alone changes it
record-save = Save
record-optional = may be left empty

## Handing over
members-hand-over = Hand over …
members-hand-over-named = Hand over what { $login } wrote
members-hand-over-asked = Everything { $login } wrote about this family can then be changed by whoever takes it over, and no longer by { $login }. Who wrote what stays as history.
members-hand-over-to = To whom
members-hand-over-choose = Choose who takes it over
members-hand-over-because = Why, for the history of the key worker
members-hand-over-yes = Hand it over
members-hand-over-left = { $login } no longer works with this family, and wrote { $records ->
    [one] one thing
   *[other] { $records } things
} that nobody can change now.
journal-did-handed-over = handed over what { $whom } wrote
record-concerns-waiting = { $waiting ->
    [one] One concern waits for an answer
   *[other] { $waiting } concerns wait for an answer
}
record-concerns-open = { $open ->
    [one] One concern is open
   *[other] { $open } concerns are open
}
