# The steps of a session, what they lack, what there is to do, and the places of the timeline.

step-plan = Plan
step-film = Film
step-tag = Moments
step-review = Watch together
step-close = Close

step-state-done = Done
step-state-open = To do
step-state-not-now = Not now

missing-number-far = Is session { $number } meant? { $asked ->
    [0] It lies far beyond the others on record.
   *[other] The programme asks for { $asked } sessions.
}
missing-missed = The session was missed. Move it to another day, or leave it at that.
missing-date = Choose a day.
missing-focus = Say what this session is about.
missing-aim = Choose an aim.
missing-chosen = Choose clips to watch together.
missing-place = Record where it takes place.
missing-worker = Record who holds it.
missing-arrived = Arrival is not on record.
missing-film = There is no film.
missing-film-end = A film is not finished.
film-there-under-a-minute = Less than a minute
film-there = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
film-there-band = { $there } · aim for { $least }–{ $most }
film-there-least = { $there } · aim for at least { $least }
film-there-most = { $there } · aim for at most { $most }
missing-clips = The film has no clip yet.
missing-heading = No clip yet under: { $heading }.
missing-earlier-clip = { $clips ->
    [one] One clip of a change points to no earlier clip.
   *[other] { $clips } clips of a change point to no earlier clip.
}
missing-shown = Nothing was watched with the parents.
missing-words = The parents’ own words are not written down.
missing-left = Leaving is not on record.
missing-closed = The session is not closed.

concerns-waiting = { $count ->
    [one] A safeguarding concern waits for an answer, since { $day }
   *[other] { $count } safeguarding concerns wait for an answer, the oldest since { $day }
}
todo-concern-waits = A safeguarding concern of { $day } waits for an answer.
todo-session-today = Session { $number } is today.
todo-under-way = Session { $number } is under way.
todo-leaving-forgotten = Session { $number }: leaving was forgotten on { $day }. Correct it.
todo-day-passed = Session { $number } was planned for { $day }. Move it, or say why it was missed.
todo-not-tagged = Session { $number }: the film has no clip yet.
todo-not-shown = Session { $number }: none of its clips was watched with the parents yet.
todo-not-closed = Session { $number } can be closed.
todo-nothing-planned = Plan the next session.

place-unplanned = Not planned
place-planned = Planned
place-overdue = Day has passed
place-under-way = Under way
place-held = Held
place-missed = Missed
