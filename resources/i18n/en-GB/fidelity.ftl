# Rules, verdicts and their evidence.

verdict-met = Met
verdict-not-yet = Not yet
verdict-at-risk = At risk
verdict-not-met = Not met
verdict-not-applicable = Not applicable

rule-session-count = Number of sessions
rule-session-length = Length of sessions
rule-span = Time from first to last session
rule-after-placement = Time after the placement
rule-own-rhythm = How evenly the sessions came
rule-filmed = Film in every session
rule-watched = Film watched with the parents
rule-heading = What was highlighted while watching
rule-change = Changes seen against an earlier clip
rule-place = Place of the sessions
rule-worker = Worker of the sessions
rule-domains = Training of the worker in the four domains
rule-tools = Training of those who rate in their tools
rule-aims = Aims served by the clips shown
rule-review = Review before going ahead after little improvement
rule-age = Age of the child
rule-offer = What the guidance says to offer
rule-alternative = Another programme, where the first is not wanted
rule-review-declined = Review before more, where nothing offered is wanted
rule-safeguarding = Safeguarding concerns answered by somebody named
rule-assessment = Assessment before the programme
rule-first = First, single session
rule-rhythm = Time between sessions
rule-contents = What the sessions covered
rule-consent-film = Consent to being filmed, at every session
rule-consent-show = Consent to watching, whenever film was shown

heading-sensitivity = Sensitivity, responsiveness and communication
heading-strengths = Strengths
heading-positive-change = Positive change
heading-own = { $id }

place-home = in the family’s home
place-elsewhere = somewhere else
place-remote = by video or telephone

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
bounds-days = { $shape ->
    [least] at least { $least } days
    [most] at most { $most } days
   *[both] { $least } to { $most } days
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
evidence-count-beside = The single first session stands beside these.
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
evidence-film-sum = { $filmed } of film, the sum of { $takes } takes; asked: { $bounds }.
evidence-film-none = No film; asked: { $bounds }.
evidence-film-camera-gone = Not counted: { $length } in which the camera was gone.
evidence-film-pictures-lost = Not counted: { $length } of which the pictures are lost.
evidence-film-sound-gone = Without sound, and counted: { $length }.
evidence-film-recovered = { $recovered ->
    [one] One film was cut off and recovered.
   *[other] { $recovered } films were cut off and recovered.
}
evidence-film-unfinished = { $unfinished ->
    [one] One film is not finished.
   *[other] { $unfinished } films are not finished.
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
evidence-span-running = First session on { $first }, { $held } of { $required } held. { $shape ->
    [earliest] The last may be held from { $earliest } on.
    [latest] The last may be held until { $latest }.
   *[both] The last may be held from { $earliest } to { $latest }.
}
evidence-span-going = First session on { $first }, { $held } held so far. { $shape ->
    [earliest] It lasts until { $earliest } at least.
    [latest] It lasts until { $latest } at most.
   *[both] It lasts until { $earliest } at least and { $latest } at most.
}
evidence-span-forecast-plan = As planned, the last is on { $ends }.
evidence-span-forecast-rhythm = At the rhythm so far, the last will be about { $ends }.
evidence-placed = The placement began on { $day }{ $before ->
    [0] .
    [one] , after 1 session.
   *[other] , after { $before } sessions.
} { $from ->
    [placement] The months count from that day.
   *[first] The months count from the first session.
}
evidence-placed-none-since = No session has been held since.
evidence-placed-unknown = The months count from the child’s placement with these carers, and no such placement is on record.
evidence-span-done = First session on { $first }, last on { $last }; asked: { $bounds }.
evidence-span-short = { $days ->
    [one] 1 day
   *[other] { $days } days
} short of { $months ->
    [one] 1 month
   *[other] { $months } months
}{ $own ->
    [within] , within the tolerance of { $tolerance } days ({ $source }).
    [beyond] ; the tolerance is { $tolerance } days ({ $source }).
   *[none] .
}
evidence-span-over = { $days ->
    [one] 1 day
   *[other] { $days } days
} over { $months ->
    [one] 1 month
   *[other] { $months } months
}{ $own ->
    [within] , within the tolerance of { $tolerance } days ({ $source }).
    [beyond] ; the tolerance is { $tolerance } days ({ $source }).
   *[none] .
}

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
evidence-heading-no-session = { $heading }: none of the sessions asked for comes after the film it would be watched in.
evidence-heading-whose = Of the parents’ behaviour: { $parents ->
    [0] none
    [one] 1 clip
   *[other] { $parents } clips
}; of the child’s: { $child ->
    [0] none
    [one] 1 clip
   *[other] { $child } clips
}.
evidence-heading-asked = { $source } asks for it in at least { $asked ->
    [one] 1 session
   *[other] { $asked } sessions
}: { $percent } per cent of the { $of } with film of an earlier session to watch.
evidence-heading-asked-of-change = { $source } asks for it in at least { $asked ->
    [one] 1 session
   *[other] { $asked } sessions
}: { $percent } per cent of the { $of } with film of two earlier sessions to compare.
evidence-change = { $clips ->
    [one] 1 clip
   *[other] { $clips } clips
} of a change watched at one session with the earlier clip it is seen against.
evidence-change-none = No change was shown against an earlier session.
evidence-change-no-earlier-film = There is no film of an earlier session to compare with yet.
evidence-change-alone = { $clips ->
    [one] A clip of a change was shown. The earlier clip did not play with it.
   *[other] { $clips } clips of a change were shown. Their earlier clips did not play with them.
}
evidence-change-without = { $clips ->
    [one] One clip of a change was shown that points to no clip of an earlier session.
   *[other] { $clips } clips of a change were shown that point to no clip of an earlier session.
}
evidence-change-can-play = Choose both for one session, and watch the earlier clip and then the later one.
evidence-change-can-choose = Choose the earlier clip it is seen against, and watch that one and then the later one at one session.
evidence-place = Held { $place }; asked: { $asked }.
evidence-place-unknown = The place is not on record; asked: { $asked }.
evidence-worker-unknown = Who held the session is not on record.
evidence-worker-no-training = No training of the worker is on record. If there was one, record it with this programme among what it is in.
evidence-worker-other-training = The worker’s trainings on record are in other things, none in this programme.
evidence-worker-later = The worker’s training in this programme was completed only on { $day }.
evidence-worker-expired = The worker’s training in this programme had expired on { $day }.
evidence-worker-unconfirmed = The worker’s training in this programme waits for a supervisor or an administrator to confirm it.
evidence-worker-no-experience = The worker is trained; experience with children and young people is not on record.
evidence-worker-trained = The worker is trained and experienced.
evidence-worker-trained-until = The worker is trained until { $day }, and experienced.
evidence-worker-trained-here = The worker is trained in this programme.
evidence-worker-trained-here-until = The worker is trained in this programme until { $day }.
evidence-domains-trained = The worker is trained in all four domains.
evidence-domains-none = No training of the worker in any of the four domains held that day.
evidence-domains-lacking = Not trained that day in { $domain }.
evidence-domains-unconfirmed = The training in { $domain } waits for a supervisor or an administrator to confirm it.
training-domain-attachment = attachment difficulties and parenting quality
training-domain-socioeconomic-factors = socioeconomic factors
training-domain-other-difficulties = other difficulties, mental health and maltreatment
training-domain-referral = when and how to refer
evidence-tools-nobody = Nobody has rated yet, and no assessment tool was used.
evidence-tools-trained = { $count ->
    [one] One rating by a colleague trained in the tool.
   *[other] { $count } ratings by colleagues trained in the tool.
}
evidence-tools-untrained = { $count ->
    [one] One rating without training in the tool on its day: { $tools }.
   *[other] { $count } ratings without training in the tool on their day: { $tools }.
}
evidence-tools-unconfirmed = { $count ->
    [one] One rating rests on a training that waits for its confirmation: { $tools }.
   *[other] { $count } ratings rest on trainings that wait for their confirmation: { $tools }.
}
evidence-tools-unnamed = { $count ->
    [one] Of one use of a tool it is not on record who rated it: { $tools }.
   *[other] Of { $count } uses of a tool it is not on record who rated them: { $tools }.
}
evidence-tools-outside = { $count ->
    [one] One rating by somebody outside this vault, whose training cannot be checked here.
   *[other] { $count } ratings by people outside this vault, whose training cannot be checked here.
}

finding-programme = Programme
finding-session = Session { $number }

evidence-aim = { $quote }: { $clips ->
    [one] 1 clip
   *[other] { $clips } clips
} shown, in { $count ->
    [one] session
   *[other] sessions
} { $sessions }.
evidence-aim-none = { $quote }: no clip shown yet.
evidence-content = { $quote }: covered in { $count ->
    [one] session
   *[other] sessions
} { $sessions }.
evidence-content-none = { $quote }: not covered yet.
evidence-content-often = { $quote }: ticked at { $ticked } of { $held ->
    [one] the 1 session
   *[other] the { $held } sessions
} held. Attune asks for { $percent } per cent.
evidence-content-if-needed = { $quote }: not ticked. It is asked for only where it is needed.
evidence-content-age = { $quote }: not for a child of this age.
evidence-content-age-unknown = It depends on the child’s age: the date of birth is not on record.
evidence-first = Held on { $day }.
evidence-first-none = Not held yet.
evidence-first-session = The first session, on { $day }: not judged by this.
evidence-gap = { $days ->
    [0] On the day of the session before
    [one] 1 day after the session before
   *[other] { $days } days after the session before
} ({ $since }); asked: { $bounds }.
evidence-rhythm = { $met ->
    [one] 1 session came in time
   *[other] { $met } sessions came in time
}, { $notmet } did not.
evidence-own-gap = { $days ->
    [0] On the day of the session before
    [one] 1 day after the session before
   *[other] { $days } days after the session before
} ({ $since }). The guidance gives no rhythm; asked by { $source }: { $bounds }.
evidence-own-rhythm = The guidance gives no rhythm; asked by { $source }: { $bounds } from one session to the next. { $met ->
    [one] 1 session came so
   *[other] { $met } sessions came so
}, { $outside } did not.
evidence-own-rhythm-first = The first session, on { $day }.
evidence-own-rhythm-after = It comes after the sessions the programme asks for.
evidence-rhythm-next = The next is to be held by { $day }.
evidence-rhythm-planned = It is planned for { $day }.
evidence-rhythm-unplanned = It has no day yet.
evidence-age = On { $day } the child was { $months ->
    [one] 1 month old
   *[other] { $months } months old
}.
evidence-age-siblings = { $of ->
    [one] One of the { $children } children is of the age the programme is for
   *[other] { $of } of the { $children } children are of the age the programme is for
}: one is enough.
evidence-age-school = Of school age from { $day }.
evidence-age-unknown = The child’s date of birth is not on record.
evidence-assessment = Finished on { $day }.
evidence-assessment-late = Finished on { $day }, not before the day of the first session, { $begins }.
evidence-assessment-some = Not finished for every child.
evidence-assessment-children = In time for { $assessed } of { $children } children.
evidence-assessment-none = No finished assessment is on record.
evidence-assessment-begun = The first session was on { $day }.
evidence-offer-made = Offered on { $day }: { $programme }. Yes: { $yes }, no: { $no }, not decided: { $open }.
evidence-offer-none = No offer is on record.
evidence-offer-none-begun = The programme has begun, so it was taken up; that it was offered, and what each carer answered, is not on record.
evidence-offer-skipped = Gone without on { $day }.
evidence-offer-not-asked = The guidance names nothing here that is to be offered, or there is no assessment yet.
evidence-alternative-none = What is offered first was not declined.
evidence-alternative-declined = Declined, or given up, on { $day }.
evidence-alternative-offered = Another programme was offered on { $day }.
evidence-alternative-not-offered = No other programme was offered.
evidence-review-declined-none = Not everything that is to be offered was declined.
evidence-review-declined = Nothing offered was wanted since { $day }.
evidence-safeguarding-none = No concern is on record.
evidence-safeguarding-waiting = { $count ->
    [one] One safeguarding concern waits for an answer by somebody named, since { $day }.
   *[other] { $count } safeguarding concerns wait for an answer by somebody named, the oldest since { $day }.
}
evidence-safeguarding-untold = { $count ->
    [one] One concern was closed with nobody told.
   *[other] { $count } concerns were closed with nobody told.
}
evidence-safeguarding-settled = { $count ->
    [one] One concern was answered, or told to somebody and closed.
   *[other] { $count } concerns were answered, or told to somebody and closed.
}
evidence-review-not-over = The programme is not over.
evidence-review-no-judgement = The last session was on { $day }. What came of the programme has not been judged.
evidence-review-judged-late = It was judged only on { $day }, not before more went ahead.
evidence-review-improved = Judged on { $day }. No review is asked for.
evidence-review-judged = Little improvement was judged on { $day }.
evidence-review-held = The agencies met on { $day }.
evidence-review-none = No multi-agency review since.
evidence-review-late = No multi-agency review was held before more went ahead.
evidence-review-no-further = The agencies met on { $day } and found no further intervention appropriate.
evidence-review-one-agency = The review of { $day } does not count: fewer than two agencies took part.
evidence-review-ahead = More went ahead on { $day }: a session beyond the programme’s own, or another programme.
evidence-consent = Every carer’s consent to { $purpose } stood that day.
evidence-consent-against = { $carers ->
    [one] One carer had not consented to { $purpose } that day.
   *[other] { $carers } carers had not consented to { $purpose } that day.
}
evidence-consent-unknown = { $carers ->
    [one] Of one carer no answer about { $purpose } is on record for that day.
   *[other] Of { $carers } carers no answer about { $purpose } is on record for that day.
}
evidence-consent-film-nothing = Nothing was filmed.
evidence-consent-show-nothing = No film was shown.
evidence-consents = Every carer’s consent stood in { $met ->
    [one] 1 session
   *[other] { $met } sessions
}, not in { $notmet }, not known in { $open }.
evidence-consents-missing = It does not stand, and sessions are to come.

remedy-closer-hardly = It can hardly be kept: the remaining { $sessions } sessions would all be due by { $day }, some on one day. Say why it took longer.
remedy-closer = { $sessions ->
    [one] Hold the last session by { $day }.
   *[other] Hold the remaining { $sessions } sessions at most { $days ->
        [one] a day
       *[other] { $days } days
    } apart, the last by { $day }.
}
remedy-wider = { $sessions ->
    [one] Hold the last session on { $day } or later.
   *[other] Hold the remaining { $sessions } sessions at least { $days ->
        [one] a day
       *[other] { $days } days
    } apart, the last on { $day } or later.
}
remedy-next-by = Hold the next session by { $day }.
remedy-next-from = Hold the next session on { $day } or later.
remedy-note-why = Say why in the closing note of the session: its day cannot be changed any more.
remedy-film-more = Film at least { $missing } more before you leave.
remedy-show-heading = Show a clip under “{ $heading }” in { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
} more: { $left ->
    [one] 1 session is left.
   *[other] { $left } sessions are left.
}
remedy-show-heading-hardly = It can no longer be shown in as many sessions as are asked for. { $left ->
    [0] Say why “{ $heading }” came so rarely.
    [one] Show a clip under “{ $heading }” in the session that is left.
   *[other] Show a clip under “{ $heading }” in each of the { $left } sessions left.
}
remedy-show-aim = Show a clip that helps to { $aim }{ $left ->
    [none] .
    [one] : 1 session is left.
   *[other] : { $left } sessions are left.
}
remedy-cover = Cover it, and tick it at the session{ $left ->
    [none] .
    [one] : 1 session is left.
   *[other] : { $left } sessions are left.
}
remedy-cover-often = Keep it up, and tick it at { $sessions ->
    [one] the next session.
   *[other] each of the next { $sessions } sessions.
}
remedy-assess = Finish the assessment before the first session.
remedy-assess-by = Finish the assessment before the first session on { $day }.
remedy-offer = Offer it before anything else goes ahead, and write down what each carer answers.
remedy-answer-concern = Tell somebody named, and write down who answered and what follows.
remedy-judge = Judge what came of the programme before anything more.
remedy-review = Hold a multi-agency review before anything more.
remedy-ask-consent = Ask every carer for their consent to { $purpose } before the next session.
