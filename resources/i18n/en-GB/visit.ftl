# The Session screen: the visit and its five steps.

visit-title = { $number ->
    [0] Another programme
   *[other] Session { $number }
}
visit-planned-for = Planned for { $day }
visit-not-planned = Not planned
visit-missed = Visit didn’t happen
visit-worker = Worker: { $worker }
visit-step = { $number } { $step }
visit-arrived = Arrived
visit-leaving = Leaving
visit-correct = Correct the times…
visit-enter = Enter the times…
visit-corrected = Corrected: { $reason }
visit-take-back = Use the measured times
visit-not-measured = not measured
visit-measured = measured { $time }
visit-correct-title = What the times really were
visit-correct-hint = The measured times stay on record. Leave a time empty to keep it as it is.
visit-correct-save = Save the times
visit-arrived-day = Day of arrival
visit-arrived-time = Arrived at
visit-leaving-day = Day of leaving
visit-leaving-time = Left at
visit-reason = Reason
visit-needs-times = A date or a time cannot be read.
visit-needs-change = Change at least one of the times.
visit-needs-reason = Say why.
visit-film-title = Filmed so far
visit-filmed = { $filmed } filmed. Aim for { $least }–{ $most } minutes.
visit-tag-title = Find moments in
visit-tag-no-film = Film the session first.
visit-find-moments = Find moments
visit-moment = { $start } · { $length } · { $tags }
visit-film-hint = No film yet.
visit-film-more = Film more

visit-today = today, { $day }
visit-day = { $day }
visit-since = since { $time }
visit-since-day = since { $time } on { $day }
visit-minutes = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}
visit-from-to = { $from } to { $to }
visit-from = from { $from }
visit-to = until { $to }
visit-more = More
visit-leaving-forgotten = You have not recorded when you left. Correct the visit’s times under More.
foot-saved = Saved { $time }
foot-not-saved = Not saved. See the message above.
foot-next = Next: { $step }

## How each step is doing
step-ready = Ready
step-to-add = { $count ->
    [one] 1 thing to add
   *[other] { $count } things to add
}
step-to-film = { $least } to { $most } minutes
step-filmed = { $filmed } filmed
step-film-length = { $filmed }, aim for { $least }–{ $most } min
step-moments = { $count ->
    [one] 1 moment
   *[other] { $count } moments
}
step-moments-none = No moments yet
step-after-filming = After filming
step-shown = { $count ->
    [one] 1 moment shown
   *[other] { $count } moments shown
}
step-chosen = { $count ->
    [0] No moments chosen
    [one] 1 moment chosen
   *[other] { $count } moments chosen
}
step-said = What they said
step-closed = Closed

## Plan
plan-day = Day
plan-plan = Plan
plan-move = Move…
plan-move-to = New day
plan-move-save = Move visit
plan-miss = Visit didn’t happen…
plan-miss-save = Record it
plan-missed = Visit didn’t happen: { $reason }
plan-not-missed = It did happen, or still will
plan-take-back = Clear date
plan-same-day = It is planned for that day already.
plan-moved-from = Moved from { $day }: { $reason }
plan-focus = Focus
plan-aims = Aims for this session
plan-place-home = Home
plan-place-elsewhere = Elsewhere
plan-place-detail = Which place (optional)

plan-move-title = Move the visit
plan-miss-title = The visit didn’t happen
plan-place = Where
plan-place-remote = Remote
plan-people = Who is here
plan-people-child = Child
plan-people-else = Someone else
plan-people-else-hint = Add them to the family’s people first. Whoever is filmed is asked for consent.
plan-note = Note to self
plan-note-staff = staff only

## What is watched today
show-title = To watch today
show-length = { $seconds ->
    [one] 1 second of film
   *[other] { $seconds } seconds of film
}
show-add-own = { $count ->
    [one] Add this session’s moment
   *[other] Add this session’s { $count } moments
}
show-choose-open = Choose moments
show-choose-title = Choose moments to watch
show-choose-done = Done
show-preview = Preview
show-preview-hint = A preview is not recorded as shown.
show-quoted = “{ $words }”
show-facts = { $session } · { $length }
show-box = { $title } · { $length }
show-listed = { $place }: { $clip }
show-earlier = Earlier
show-later = Later
show-none-chosen = No moments chosen yet.
show-no-clips = No moments yet
show-no-clips-hint = Moments found in any film of this family appear here.
show-filter-all = All
show-heading-unknown = No heading
show-heading-context = Context
show-heading-staff = Staff only
show-clip-gone = A moment that was removed
show-kept-back = Not for parents: a tag keeps it back, or its film cannot be played.
show-starred = Starred
show-remove-named = Take off the list: { $place }, { $clip }

## Review
review-show = Start watching
review-show-these = { $count ->
    [one] Watch today’s moment
   *[other] Watch today’s { $count } moments
}
review-words-add = Add
review-shown-title = Shown so far
review-nothing-shown = Nothing shown at this session yet.
review-shown = { $day } at { $time }: { $played } played of { $length }
review-words = “{ $words }”
review-words-new = What the parents said
review-words-remove-named = Remove what they said at { $time }

## Close
close-go = { $step }: { $what }
close-note = Closing note
close-close = Close session
close-missing = { $count ->
    [0] Nothing to catch up
    [one] 1 thing to catch up
   *[other] { $count } things to catch up
}
close-next = Next visit
close-next-planned = Session { $number } on { $day }
close-next-plan = Plan session { $number }
close-reopen = Reopen
close-not-held = You can close it after the visit.
close-closed = Closed on { $day } at { $time }
