### The way from referral to end: what its entries are refused for, the next step, the page.

error-pathway-second-referral = There is a referral of { $day } already. Change that one, or end the way it began first.
error-pathway-offer-to-nobody = Say who it was offered to.
error-pathway-unknown-person = Choose somebody of this family.
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
