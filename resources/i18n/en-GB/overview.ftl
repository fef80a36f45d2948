### A family's overview: the session line, what is next, moments, the last time and what is to catch up.

## Session line
line-held = { $of ->
    [0] { $held ->
        [one] 1 session held
       *[other] { $held } sessions held
    }
   *[other] { $held } of { $of } sessions held
}
line-more = { $more } more
line-more-by = { $more } more by { $day }
line-more-apart = { $more } more by { $day }, { $days ->
    [one] at most a day apart
   *[other] at most { $days } days apart
}
line-more-late = { $more } more, due by { $day }
line-whole = all held
line-ended = ended on { $day }
line-last-band = Last session: { $from } to { $to }
line-to-plan = { $count ->
    [one] one to plan
   *[other] { $count } to plan
}
line-day = { $day } { $month }
line-day-year = { $day } { $year }
line-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
line-no-visit = no visit
line-not-held = not held yet
line-minutes = { $minutes } min
line-hours = { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $rest }
}
line-film-minutes = { $minutes } min film
line-film-none = no film
line-elsewhere = elsewhere

## Next
overview-next = Next
overview-at-home = at home
overview-elsewhere = not at home
overview-not-planned = not planned yet
overview-passed = The day has passed. Move it, or record that the visit didn’t happen.
overview-session = Session { $number }
overview-under-way = under way
overview-held-today = held today
overview-open = Open session
overview-move = Move
overview-move-named = Move session { $number }
overview-film = Film
overview-plan = Plan
overview-to-tag = Mark moments in the film
overview-to-watch = Watch moments with the parents
overview-to-close = Everything is recorded. Close the session.
overview-do-tag = Mark moments
overview-do-watch = Watch together
overview-do-close = Close session
overview-answer = Answer

## Moments
overview-moments = Moments
overview-moments-count = { $all }, of which { $shown } shown
overview-moments-none = No moments yet
overview-open-film = Open the newest film
overview-moments-none-hint = Mark what went well in the film of a visit. It appears here.
overview-quoted = “{ $words }”
overview-shown = shown
overview-not-shown = not shown yet
overview-see-all = See all
overview-moment-named = Session { $session }, { $time }: { $words }, { $shown }
overview-moment-starred = { $moment }, starred
overview-moment-at = S{ $session } { $time }

## Last time
overview-last = Last time
overview-last-day = , { $day }
overview-last-film = { $minutes ->
    [0] no film
    [one] 1 minute of film
   *[other] { $minutes } minutes of film
}
overview-last-open = Open
overview-last-open-named = Open session { $number }
overview-sessions = Sessions so far
overview-col-session = Session
overview-col-date = Date
overview-col-visit = Visit
overview-col-film = Film
overview-col-watched = Watched together
overview-col-said = What the parents said
overview-watched = { $count ->
    [0] not yet
    [one] 1 moment
   *[other] { $count } moments
}

## To catch up
catch-title = To catch up
catch-count = ({ $count })
catch-none = Nothing to catch up.
catch-button-named = { $button }: { $about }
catch-session = Session { $number }
catch-leaving = Leaving was not recorded on { $day }
catch-passed = Planned for { $day }: move it, or record that it didn’t happen
catch-no-moment = No moment marked in the film yet
catch-not-watched = No moment watched together yet
catch-not-closed = Everything is recorded: close it
catch-missed = Didn’t happen: one more visit to plan
catch-aims = Aims
catch-aims-says = { $count ->
    [one] 1 aim has no moment watched together yet
   *[other] { $count } aims have no moment watched together yet
}
catch-contents = Content
catch-contents-says = { $count ->
    [one] 1 topic still to cover
   *[other] { $count } topics still to cover
}
catch-dates = Dates
catch-moments = Moments
catch-assessment = Assessment
catch-judgement = Judgement
catch-review = Review
catch-offer = Offer
catch-consent = Consent
catch-correct = Correct
catch-open = Open
catch-tag = Mark moments
catch-watch-today = Watch today
catch-choose = Choose
catch-close = Close
catch-plan = Plan
catch-add = Add
catch-ask = Ask
overview-note = Supervision
overview-note-asked = { $who } asked on { $day }
overview-reply = Reply
