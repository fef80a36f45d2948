# The Session screen: the visit and its five steps.

visit-title = { $number ->
    [0] Another programme
   *[other] Session { $number }
}
visit-held-on = Held on { $day }
visit-planned-for = Planned for { $day }
visit-not-planned = Not planned
visit-missed = Missed
visit-worker = Held by { $worker }
visit-step = { $number } { $step }
visit-more-missing = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
visit-arrived = Arrived
visit-leaving = Leaving
visit-length = { $length } long
visit-place-ask = Where is this visit?
visit-place-home = It is at the family's home
visit-place-elsewhere = It is somewhere else
visit-correct = Correct …
visit-enter = Enter the times …
visit-corrected = Corrected: { $reason }
visit-take-back = Take the correction back
visit-not-measured = not measured
visit-measured = measured { $time }
visit-correct-title = What the times really were
visit-correct-hint = The measured times stay on record beside them. An empty time is left as it is.
visit-correct-save = Save the times
visit-arrived-day = Day of arrival
visit-arrived-time = Arrived at
visit-leaving-day = Day of leaving
visit-leaving-time = Left at
visit-reason = Reason
visit-needs-times = A date or a time cannot be read.
visit-needs-change = Neither time is another than the one measured.
visit-needs-reason = Say why.
visit-film-title = The film
visit-filmed = { $filmed } filmed; { $least } to { $most } minutes are asked for
visit-tag-title = Tag
visit-tag-no-film = Film the session first.
visit-tag-watch = Watch and tag
visit-heading-count = { $heading } ({ $count })

## Plan
plan-day-title = The day
plan-day = Day
plan-plan = Plan it
plan-move = Move …
plan-move-to = New day
plan-move-save = Move it
plan-miss = Missed …
plan-miss-save = It was missed
plan-missed = Missed: { $reason }
plan-not-missed = It was not missed
plan-take-back = Take the day back
plan-same-day = It is planned for that day already.
plan-moved-from = Moved from { $day }: { $reason }
plan-focus-title = What it is about
plan-focus = Focus
plan-focus-save = Save the focus
plan-aims = Aims it serves
plan-place-title = Where it takes place
plan-place-home = At the family's home
plan-place-elsewhere = Elsewhere
plan-place-detail = Which place
plan-place-hint = Where that needs saying
plan-place-save = Save the place

## Clips to show
show-chosen-title = Clips to watch together ({ $count })
show-none-chosen = No clip is chosen yet.
show-all-title = Choose from all clips
show-no-clips = No clips yet
show-no-clips-hint = Clips tagged in any film of this family appear here.
show-filter-all = All
show-heading-unknown = No heading
show-heading-context = Context
show-heading-staff = Staff only
show-clip = { $session ->
    [0] Another programme
   *[other] Session { $session }
} · { $start } to { $end } · { $tags }
show-clip-gone = A clip that is gone
show-kept-back = Not for parents: a tag keeps it back, or its film cannot be played.
show-choose = Choose
show-is-chosen = Chosen
show-starred = Starred
show-choose-named = Choose { $clip }
show-remove-named = Remove { $place }: { $clip }
show-up-named = Earlier { $place }: { $clip }
show-down-named = Later { $place }: { $clip }

## Review
review-title = Watch with the parents
review-show = Show to the parents
review-shown-title = What was shown
review-nothing-shown = Nothing was shown at this session yet.
review-shown = { $day } at { $time }: { $played } played of a clip of { $length }
review-words-title = The parents' own words
review-words = “{ $words }”
review-words-new = What the parents said
review-words-save = Save the parents' words
review-words-remove-named = Remove the words of { $time }

## Close
close-missing-title = What is missing
close-nothing-missing = Nothing is missing.
close-go = { $step }
close-title = Close
close-note = Closing note, for staff
close-close = Close the session
close-save-note = Save the note
close-reopen = Reopen
close-not-held = It can be closed once it was held.
close-closed = Closed on { $day } at { $time }
