# Today, across all families.

day-title = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[other] Sunday
} { $day } { $month }
day-weekday = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[other] Sun
}
day-short = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[other] Sun
} { $day } { $month }
day-add = Add family
day-loading = Reading the families …
day-reading = Reading the families: { $read } of { $all }
day-none = No families yet
day-none-hint = A code is enough. Names are never needed.
day-failed = The families could not be read
day-failed-hint = Nothing is lost. Try again, or check the vault in the settings.
day-again = Try again

## The visit
day-now = Now
day-today = Today
day-next = Next
day-since = since { $time }
day-on = { $day }
day-at-home = at home
day-elsewhere = not at home
day-visit = { $code }, session { $number }
day-visit-of = { $code }, session { $number } of { $of }
day-who = { $who } and child
day-child-age = Child, { $age }
day-who-age = { $who } and child, { $age }
day-focus = Focus
day-no-visit = No visit planned
day-no-visit-hint = Open a family to plan the next one.
day-open = Open session
day-open-name = Open session { $number } of { $code }
day-arrived = Arrived
day-arrived-name = Arrived at { $code }, session { $number }
day-marks = Sessions: { $held } held, { $attention } to put right, { $missed } missed, { $ahead } to come
day-ready-yes = Everyone said yes to filming
day-ready-missing = { $who }: no yes to filming
day-ready-nobody = No carer to ask about filming
day-ready-plan = Plan ready
day-ready-no-plan = Plan not finished
day-ready-moments = { $moments ->
    [one] 1 moment to watch
   *[other] { $moments } moments to watch
}
day-ready-room = Room for { $hours } h of film
day-ready-little-room = Room for { $minutes } min of film

## What is to finish
day-finish = To finish
day-finish-none = Nothing to finish
day-leaving = Session { $number }: leaving was not noted on { $day }
day-passed = Session { $number } was planned for { $day }
day-no-moments = Session { $number }: no moments yet
day-not-watched = { $moments ->
    [one] Session { $number }: one moment not watched yet
    [2] Session { $number }: two moments not watched yet
    [3] Session { $number }: three moments not watched yet
   *[other] Session { $number }: { $moments } moments not watched yet
}
day-note = Your supervisor wrote about session { $number }
day-note-family = Your supervisor wrote about this family
day-no-words = Session { $number }: write down what the parents said
day-not-closed = Session { $number }: ready to close

## What needs attention
day-attention = Needs attention
day-concerns = { $count ->
    [one] A concern waits for an answer since { $day }
   *[other] { $count } concerns wait for an answer since { $day }
}
day-review = Multi-agency review to plan
day-review-on = Multi-agency review on { $day }
day-hold = Film on hold: review due on { $day }
day-to-plan = { $visits ->
    [one] One visit to plan
    [2] Two visits to plan
    [3] Three visits to plan
    [4] Four visits to plan
   *[other] { $visits } visits to plan
}
day-to-plan-by = { day-to-plan } by { $day }
day-to-plan-next = Next visit to plan
day-step = Next: { $step }
day-left = { $days ->
    [0] today
    [one] 1 day left
   *[other] { $days } days left
}
day-over = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
day-why = Why?
day-why-name = Why? { $code }: { $what }
day-why-said = NICE { $source }: “{ $quote }”
day-why-source = NICE { $source }

## What is done about it
day-act-correct = Correct
day-act-open = Open
day-act-tag = Tag
day-act-watch = Watch
day-act-watch-today = Watch today
day-act-reply = Reply
day-act-finish = Finish
day-act-close = Close
day-act-answer = Answer
day-act-review = Plan review
day-act-see-review = Open
day-act-film = See film
day-act-visits = Plan visits
day-act-name = { $act }: { $code }, { $what }
day-more = Show { $more } more

## The days ahead
day-week = This week
day-week-none = No visits
day-week-more = { $more ->
    [one] and one more
   *[other] and { $more } more
}
day-week-visit = session { $number }
day-week-visit-name = { $code }, session { $number }, { $day }
day-week-review = multi-agency review
day-week-review-name = { $code }, multi-agency review, { $day }
day-week-now = Now

## Film to be deleted
day-film-none = No film to delete
day-film-next = No film due for deletion until { $day }
day-film-delete = Delete…
day-film-keep = Keep…
day-film-name = { $act } { $film }
day-film-more = { $more ->
    [one] One more film
   *[other] { $more } more films
}
