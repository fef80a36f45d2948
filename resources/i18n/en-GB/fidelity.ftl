# Rules, verdicts and their evidence.

verdict-met = Met
verdict-not-yet = Not yet
verdict-at-risk = At risk
verdict-not-met = Not met
verdict-not-applicable = Not applicable

rule-session-count = Number of sessions
rule-session-length = Length of sessions
rule-span = Time from first to last session
rule-filmed = Film in every session
rule-watched = Film watched with the parents
rule-heading = What was highlighted while watching
rule-change = Changes seen against an earlier clip
rule-place = Place of the sessions
rule-worker = Worker of the sessions

heading-sensitivity = Sensitivity, responsiveness and communication
heading-strengths = Strengths
heading-positive-change = Positive change
heading-own = { $id }

place-home = in the family’s home
place-elsewhere = somewhere else

bounds-sessions = { $shape ->
    [least] at least { $least ->
        [one] 1 session
       *[other] { $least } sessions
    }
    [most] at most { $most ->
        [one] 1 session
       *[other] { $most } sessions
    }
   *[both] { $least } to { $most } sessions
}
bounds-minutes = { $shape ->
    [least] at least { $least } minutes
    [most] at most { $most } minutes
   *[both] { $least } to { $most } minutes
}
bounds-months = { $shape ->
    [least] at least { $least } months
    [most] at most { $most } months
   *[both] { $least } to { $most } months
}

evidence-count = { $held ->
    [one] 1 session held
   *[other] { $held } sessions held
}; asked: { $bounds }.
evidence-count-missed = { $missed ->
    [one] 1 missed.
   *[other] { $missed } missed.
}
evidence-count-filmed = { $filmed ->
    [one] 1 session has film but no visit on record.
   *[other] { $filmed } sessions have film but no visit on record.
}
evidence-length = The visit lasted { $length }; asked: { $bounds }.
evidence-length-unknown = Arrival and leaving are not on record; film of { $filmed } shows that the visit took place.
evidence-length-unknown-no-film = Arrival and leaving are not on record.
evidence-length-no-leaving = Arrived; leaving is not on record yet.
evidence-length-forgotten = Arrived on { $day }; leaving was forgotten. Correct the visit, with a reason.
evidence-length-no-arrival = Leaving is on record, arrival is not.
evidence-length-impossible = The leaving lies before the arrival: correct one of them.
evidence-film = { $filmed } of film; asked: { $bounds }.
evidence-film-none = No film; asked: { $bounds }.
evidence-film-recovered = { $recovered ->
    [one] One film was cut off and recovered.
   *[other] { $recovered } films were cut off and recovered.
}
evidence-film-unfinished = { $unfinished ->
    [one] One film is not finished.
   *[other] { $unfinished } films are not finished.
}
evidence-film-gaps = { $gaps ->
    [one] The film has a gap.
   *[other] The film has { $gaps } gaps.
}
evidence-not-held = Not held yet.
evidence-not-held-planned = Planned for { $day }.
evidence-not-held-missed = Missed.
evidence-not-held-filmed = Film of { $filmed }, but no visit on record.
evidence-sessions = Kept in { $met ->
    [one] 1 session
   *[other] { $met } sessions
}, not kept in { $notmet }, open in { $open }.
evidence-sessions-to-come = { $sessions } more to come.
evidence-span-not-begun = No session held yet; asked: { $bounds }.
evidence-span-running = First session on { $first }, { $held } of { $required } held. The last may be held from { $earliest } to { $latest }.
evidence-span-forecast-plan = As planned, the last is on { $ends }.
evidence-span-forecast-rhythm = At the rhythm so far, the last will be about { $ends }.
evidence-span-done = First session on { $first }, last on { $last }; asked: { $bounds }.

evidence-watched = { $clips ->
    [one] 1 clip
   *[other] { $clips } clips
} watched with the parents, { $played } of film.
evidence-watched-none = No clip was watched with the parents.
evidence-watched-no-film = There was no film of an earlier session to watch yet.
evidence-watched-cut-short = { $count ->
    [one] One clip was broken off too early to count.
   *[other] { $count } clips were broken off too early to count.
}
evidence-heading = { $heading }: { $clips ->
    [one] 1 clip
   *[other] { $clips } clips
} shown, in { $count ->
    [one] session
   *[other] sessions
} { $sessions }.
evidence-heading-none = { $heading }: no clip shown yet.
evidence-heading-no-earlier-film = { $heading }: there is no film of an earlier session to compare with yet.
evidence-change = { $clips ->
    [one] 1 clip
   *[other] { $clips } clips
} of a change shown against an earlier session.
evidence-change-none = No change was shown against an earlier session.
evidence-change-no-earlier-film = There is no film of an earlier session to compare with yet.
evidence-change-without = { $clips ->
    [one] One clip of a change points to no clip of an earlier session: choose one and show it again.
   *[other] { $clips } clips of a change point to no clip of an earlier session: choose one and show them again.
}
evidence-place = Held { $place }; asked: { $asked }.
evidence-place-unknown = The place is not on record; asked: { $asked }.
evidence-worker-unknown = Who held the session is not on record.
evidence-worker-no-training = No training of the worker is on record.
evidence-worker-later = The worker’s training was completed only on { $day }.
evidence-worker-expired = The worker’s training had expired on { $day }.
evidence-worker-no-experience = The worker is trained; experience with children and young people is not on record.
evidence-worker-trained = The worker is trained and experienced.
evidence-worker-trained-until = The worker is trained until { $day }, and experienced.

finding-programme = Programme
finding-session = Session { $number }
