### The way from referral to end: what its entries are refused for, the next step, the page.

error-pathway-second-referral = There is a referral of { $day } already. Change that one, or end the way it began first.
error-pathway-offer-to-nobody = Say who it was offered to.
error-pathway-unknown-person = Choose somebody of this family.
error-pathway-answer-of-another = Only those to whom it was offered can answer. Tick them as well, or take their answer out.
error-pathway-answered-twice = One of them has two answers to this offer. Keep the newest.
error-pathway-answer-before-offer = The answer of { $day } is before the offer of { $offered }. Correct either day.
error-pathway-areas-missing = { $count ->
    [one] One area has no note yet. Note it, or leave the last day empty until it is done.
   *[other] { $count } areas have no note yet. Note them, or leave the last day empty until they are done.
}
error-pathway-no-last-day = All eight areas are noted. Say on which day the assessment was finished.
error-pathway-ends-before = { $last } is before { $first }. Correct either day.
error-pathway-nothing-to-judge = No session was held by { $day }, so there is nothing to judge yet.
error-pathway-nothing-judged = Judge sensitivity, attachment or both.
error-pathway-concluded-ahead = The review is planned for { $day }. Leave its conclusion open until it was held.
error-pathway-not-to-be-skipped = This step either happens or does not. There is nothing to go without.
error-pathway-no-reason = Write why.
error-pathway-ended-already = The way ended on { $day } already. Open it again first.

## Those who care for the child
pathway-kind-parents = the parents
pathway-kind-foster-carers = the foster carers
pathway-kind-guardians = the special guardians
pathway-kind-adoptive-parents = the adoptive parents
pathway-kind-carers = the carers

## The next step, and why
next-short = Next: { $step }
next-short-day = Next: { $step } on { $day }
next-refer = Record who referred this family, and why.
next-assess = Assess the child with { $carers }: eight areas.
next-assess-more = Finish the assessment: { $count ->
    [one] one area is
   *[other] { $count } areas are
} still to be noted.
next-assess-last-day = Say on which day the assessment was finished.
next-offer = Offer { $carers }: { $programme }.
next-consider = Consider offering { $carers }: { $programme }.
next-offer-any = Offer { $carers } what was agreed.
next-also-offer = Offer as well: { $programme } ({ $source })
next-also-consider = Or consider: { $programme } ({ $source })
next-together = Together with: { $programme }. Both run at once.
next-beside = As well ({ $source }): “{ $quote }”
next-answer = Ask { $carers } for their answer. Offered on { $day }: { $programme }.
next-begin = Begin: { $programme }. It was accepted.
next-begin-both = Begin both: { $programme }, which was accepted, and { $pair }.
next-elsewhere = Refer the child to the service that gives it: { $programme }.
next-session = Hold session { $number }: { $programme }. It has no day yet.
next-session-day = Hold session { $number } on { $day }: { $programme }.
next-judge = Judge what has changed: { $programme } is over.
next-review = Arrange a multi-agency review before anything more.
next-review-planned = Hold the multi-agency review of { $day }, and note what it concluded.
next-end-over = The programme is over and judged. Nothing more is asked for: end the pathway, or offer something else.
next-end-no-further = The review found no further intervention appropriate. End the pathway, or offer something else.
next-end-nothing = Nothing that was offered is wanted. End the pathway, or offer something else.
next-ended = Work ended on { $day }.
why-refer = The pathway starts with the referral.
why-assess = A comprehensive assessment comes before any programme.
why-offer-first = This is what the guidance names first for { $carers } of a child of this age.
why-offer-declined = If { $carers } do not want the first programme, there is another.
why-offer-elsewhere = The guidance asks for it as well as the programme. Another service gives it.
why-offer-reviewed = The review agreed to it.
why-offer-skipped = The first programme was not offered. The guidance names this one where that one was offered and is not wanted; Attune names it here too.
why-offer-unnamed = The guidance names no programme here for { $carers } and this child.
why-begin = The answer of { $carers } was yes.
why-session = The programme is under way, and goes on session by session.
why-judge-residential = For carers in residential care the guidance asks for no judgement: Attune asks what it asks for parents (NG26 1.4.3, 1.4.6). You judge: Attune never computes it.
why-judge = Little improvement would ask for a review before anything more. You judge: Attune never computes it.
why-review-little = There was little improvement.
why-review-declined = { $carers } did not want what was offered.
why-review-declined-own = { $carers } did not want what was offered. For them the guidance names no review: Attune asks for the same caution as for parents (NG26 1.4.6).
why-review-little-residential = There was little improvement. For carers in residential care the guidance names no review: Attune asks for the same caution as for parents (NG26 1.4.3, 1.4.6).
next-source = Why? NICE { $source }
next-skip = Skip this step…
next-skip-title = Skip { $step }
next-skip-why = Why
next-skip-hint = It is on record, and shows as not met.
next-skip-yes = Skip it
next-do-refer = Record the referral
next-do-assess = Start the assessment
next-do-assess-more = Continue the assessment
next-do-offer = Record an offer
next-do-answer = Record the answer
next-do-begin = Start it today
next-do-begin-both = Start both today
next-do-begin-pair = Start today: { $programme }
next-do-session = Open session { $number }
next-do-judge = Record the judgement
next-do-review = Plan or record the review
next-do-review-held = Record the review
next-do-end = End the work
next-do-open = Reopen
pathway-step-refer = the referral
pathway-step-assess = the assessment
pathway-step-offer = the offer
pathway-step-answer = the answer
pathway-step-begin = the programme's beginning
pathway-step-session = the session
pathway-step-judge = the judgement
pathway-step-review = the multi-agency review
pathway-step-end = the end

## What is asked
question-birth-unknown = { $programme } is for children who are not yet of school age. This child's date of birth is not on record.
question-school-age = { $programme } is for children who are not yet of school age. This child has been of school age since { $day }. What is under way can go on: you decide.
question-school-age-ahead = { $programme } is for children who are not yet of school age. This child will be from { $day }. What is under way can go on: you decide.
question-mixed-carers = Parents and other carers are both on record, and the guidance has a section for each. Attune follows the one for foster carers, special guardians and adoptive parents.
question-judged-early = The judgement of { $day } came before the last session. The guidance asks for one after it.
question-unpaired = The guidance combines { $programme } with { $pair }, for the same time. That one is not under way.

## What the guidance asks for on the way
duty-title = What the guidance asks for on the way
duty-none = Nothing yet.
duty-assessment = A comprehensive assessment before any programme
duty-first-offer = The programme that the guidance names first
duty-alternative = Another programme, where the first is not wanted
duty-offer-elsewhere = What another service gives, offered to the child and answered
duty-judgement = A judgement after the last session
duty-review-little = A multi-agency review, where there was little improvement
duty-review-declined = A multi-agency review, where nothing offered is wanted
duty-pair = Both programmes, where the guidance combines them
duty-skipped = Gone without on { $day }; the reason stands in the way so far.
duty-done = Done on { $day }.
duty-done-late = Done on { $day }, not before the programme’s first session on { $since }.
duty-done-after-more = Done on { $day }, after more had gone ahead.
duty-done-against = Done on { $day }: no further intervention was appropriate, and more went ahead.
duty-since = Asked for since { $day }.

## The page
family-page-pathway = Pathway
pathway-title = The way so far
pathway-empty = Nothing of the way is written down yet.
pathway-empty-hint = Begin with the referral: who sent the family, and why.
pathway-add-referral = Add a referral
pathway-add-assessment = Add an assessment
pathway-add-offer = Add an offer
pathway-add-judgement = Add a judgement
pathway-add-review = Add a review
pathway-add-ending = Add the end
pathway-change = Change
pathway-change-named = Change: { $what }
pathway-take-back = Take back
pathway-take-back-named = Take back: { $what }
pathway-take-back-asked = This will no longer stand. It stays in the history.
pathway-take-back-yes = Take it back
pathway-not-yours = Written by { $who }, who alone changes it
pathway-save = Save
pathway-on = Day
pathway-words = More about it
pathway-referral = Referred
pathway-referral-from = Sent by { $from }
pathway-referral-self = Came by itself
pathway-assessment = Assessment
pathway-assessment-open = Begun; { $count } of 8 areas noted
pathway-assessment-of = Of { $who }
pathway-assessment-of-nobody = It names no child: of several children it counts for none.
pathway-assessment-done = Finished on { $day }
pathway-area-done = noted
pathway-area-missing = not yet
pathway-contributors = Contributed: { $who }
pathway-contributor = { $kind } ({ $label })
pathway-contributors-missing = Not heard yet: { $who }
pathway-quiet = Passive, withdrawn or very compliant: { $signs }
pathway-tool = { $tool }, { $day }: { $result }
pathway-tool-rater = rated by { $rater }
pathway-offer = { $programme } offered to { $who }
pathway-offer-open = { $who }: no answer yet
pathway-offer-answered = { $who }: { $answer } on { $day }
pathway-course = { $programme }
pathway-course-from = Began on { $day }
pathway-course-planned = Planned, not begun
pathway-course-held = { $held } of { $required } sessions held
pathway-course-held-open = { $held ->
    [one] 1 session held
   *[other] { $held } sessions held
}
pathway-course-last = the last on { $day }
pathway-judgement = Judged after: { $programme }
pathway-judgement-sensitivity = Sensitivity: { $how }
pathway-judgement-attachment = Attachment: { $how }
pathway-judgement-concerned = There are still concerns
pathway-judgement-calm = No more concerns
pathway-judgement-by = Judged by { $who }
pathway-review = Multi-agency review
pathway-review-planned = Multi-agency review planned
pathway-review-few = Fewer than two agencies: it does not count as a multi-agency review.
pathway-review-with = With { $who }
pathway-override = Went without { $step }
pathway-ending = The way ended
pathway-reopened = Opened again on { $day }

## Referral
referral-title = Referral
referral-from = Who sent the family
referral-by-itself = The family itself
referral-why = Why
referral-words = What was asked for
referral-edge-of-care = On the edge of care
referral-fostered = In foster care
referral-guardianship = Under special guardianship
referral-adopted = Adopted
referral-residential = In a children's home
referral-other = Another reason

## Assessment
assessment-title = Assessment
assessment-begun = Begun on
assessment-of = Which child it is about
assessment-child-born = The child born on { $day }
assessment-of-nobody = Choose the child, or each child, it is about.
assessment-finished = Finished on
assessment-finished-hint = Leave it empty until all eight areas are noted.
assessment-circumstances = What was found that decides what is offered
assessment-quiet = Signs of being passive, withdrawn or very compliant
assessment-quiet-hint = Children who are quiet may need as much as those who are loud. Does this child cling to nobody, ask for nothing, agree with everything, or stay by itself when hurt or afraid?
assessment-contributors = Who contributed
assessment-contributor = Contributor { $number }
assessment-contributor-label = What they are called here
assessment-contributor-add = Add a contributor
assessment-tools = Assessment tools that were used
assessment-tool = Tool { $number }
assessment-tool-with = With
assessment-tool-day = Used on
assessment-tool-rater = Rated by
assessment-tool-result = Result
assessment-tool-add = Add a tool
assessment-remove = Remove
assessment-remove-named = Remove: { $what }
assessment-the-child = The child
circumstance-maltreated = The child has been maltreated
circumstance-at-risk = The child is at risk of being maltreated
circumstance-trauma = The child shows signs of trauma
contributor-carer = Parent or carer
contributor-child = The child
contributor-social-worker = Social worker
contributor-early-years = Early years practitioner
contributor-health-visitor = Health visitor
contributor-school = School
contributor-paediatrician = Paediatrician
contributor-psychologist = Psychologist
contributor-nurse = Nurse for looked-after children
contributor-other = Somebody else
tool-outside-age = This tool is for children of { $ages }. The child was { $age }. It is kept all the same.
tool-age-unknown = This tool is for children of { $ages }. The child's age that day is not known.
tool-not-for-carers = This tool is for children. It is kept all the same.
tool-not-for-children = This tool is for parents and carers. It is kept all the same.
tool-not-known = The guidance does not name this tool.
tool-ages = { $from } to { $to }
tool-ages-from = { $from } and over
tool-age-months = { $months ->
    [one] 1 month
   *[other] { $months } months
}
tool-age-years = { $years ->
    [one] 1 year
   *[other] { $years } years
}
tool-age-both = { $years ->
    [one] 1 year
   *[other] { $years } years
} and { $months ->
    [one] 1 month
   *[other] { $months } months
}

## Offer
offer-title = Offer
offer-programme = Programme
offer-named = { $programme } ({ $source })
offer-to = Offered to
offer-to-nobody = There is no carer on record yet.
offer-answer = Answer of { $who }
offer-no-answer = None yet
offer-answer-named = { $who }: { $answer }
offer-answer-on = { $who } answered on
offer-words = What they said about it
offer-accepted = Yes
offer-declined = No
offer-thinking = Thinking about it

## Judgement
judgement-title = Judgement after the programme
judgement-sensitivity = Parental sensitivity
judgement-attachment = The child's attachment
judgement-concerned = There are still concerns
judgement-by = Who judged
judgement-by-hint = Such as "with the supervisor"
judgement-words = What it rests on
judged-improved = improved
judged-little = little improvement
judged-not = not judged

## Review
pathway-review-title = Multi-agency review
pathway-review-on = Day, held or planned
pathway-review-agencies = Who takes part
pathway-review-agency = Agency { $number }
pathway-review-agency-who = Who of it
pathway-review-agency-add = Add an agency
pathway-review-conclusion = What it concluded
pathway-review-open = Nothing yet
pathway-review-further = Further intervention is appropriate
pathway-review-not-further = No further intervention is appropriate
pathway-review-notes = What was said and agreed

## End
ending-title = End of the way
ending-why = Why
ending-reopened = Opened again on
ending-reopened-hint = Empty while it has ended.
end-finished-well = Finished well
end-no-more = No more was appropriate
end-moved-away = The family moved away
end-withdrew = The family did not want to go on
end-transferred = Another service goes on
end-placement = The child moved to other carers
end-other = Another reason
