### Around the programme: the people and details of a family, placements, key worker, agencies, people and places,
### decisions, concerns, education, support for carers.

## Refusals
error-around-ends-before = { $until } is before { $from }. Correct either day.
error-unknown-child = That person is no child of this family.
error-child-beside = The programme must be about one child at least. Leave this one in it.
error-session-before-birth = A session was held on { $day }, before that birth. Correct either day.

## People
person-called = { $label }
person-the-child = the child

## Details
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
placement-birth-parents = Birth parents
placement-foster-carers = Foster or kinship carers
placement-guardians = Special guardians
placement-adoptive = Adoptive parents
placement-residential = Residential care
placement-elsewhere = Elsewhere

## Agencies
agency-social-care = Social care
agency-health = Health
agency-mental-health = Mental health
agency-education = School or nursery
agency-justice = Court or police
agency-other = Another service

## People and places
matters-person = Somebody
matters-place = Somewhere

## Education
plan-part-support = How the child is supported in school
plan-part-contacts = Who is to be reached
plan-part-key-person = Key person in school
plan-part-safe-place = Safe place in school

## Support for carers
support-open = Still to come
support-attended = Attended
support-not-attended = Not attended

## Day by day
event-carer-left = { $person } was no longer in the home that is visited.
event-school-age = { $person } came to be of school age.
event-placement-began = Placement began: { $kind }.
event-placement-ended = Placement ended: { $kind }.
event-key-worker = Key worker: { $person }.
event-decided = Something was decided together.
event-concern = A concern was noted; it is closed.
event-concern-open = A concern was noted; it is open.
event-concern-closed = A concern was closed.
event-education-plan = Education plan made or changed.
event-offered = Support was offered to { $person }.
