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
evidence-span-not-begun = No session held yet; asked: { $bounds }.
evidence-span-running = First session on { $first }, { $held } of { $required } held. The last may be held from { $earliest } to { $latest }.
evidence-span-forecast-plan = As planned, the last is on { $ends }.
evidence-span-forecast-rhythm = At the rhythm so far, the last will be about { $ends }.
evidence-span-done = First session on { $first }, last on { $last }; asked: { $bounds }.

finding-programme = Programme
finding-session = Session { $number }
