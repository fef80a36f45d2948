### Supervision: samples, second coding, agreement in words, comments, checklists and notes.

family-page-supervision = Supervision
family-page-supervision-count = Supervision ({ $count })

role-refuses-supervising = Sampling film, coding it again, rating and writing supervision notes is for supervisors.

supervision-not-drawn = This stretch is not what its seed draws. Draw another sample.
supervision-no-sample = That sample is not there any more. Go back and open the family again.
supervision-code-outside = A mark must lie within the sample and end after it begins. Set its beginning or its end again.
supervision-no-length = Say how many minutes of watching you looked at: without that there is no rate.
supervision-ratings-do-not-fit = The ratings do not fit the checklist. Open it again and rate it anew.
supervision-nothing-rated = Nothing is rated yet. Rate what you saw, and leave open what you did not see.
supervision-no-note = The note you answer is not there any more.

# Agreement. "Stretches" are the windows that the sample is cut into.
agreement-figure = { $figure }
agreement-undefined = undefined
agreement-undefined-nothing = There was nothing to compare, so there is no figure.
agreement-undefined-one-answer = Both gave the same one answer everywhere, so there is no chance to take off, and no figure.
agreement-undefined-no-spread = All that was rated got the same, so nothing can be told apart, and there is no figure.

agreement-no-window = There was nothing to compare.
agreement-neither = Neither of you marked this in any of { $compared } stretches. You agree that it was not there; kappa says nothing about that.
agreement-everything = You both marked this in all { $compared } stretches. You agree that it was always there; kappa says nothing about that.
agreement-only-one = You said the same of { $same } of { $compared } stretches. One of you marked this in { $marked } { $marked ->
    [one] stretch
   *[other] stretches
} and the other nowhere: then kappa is 0 whatever the rest is like. Look at { $marked ->
    [one] it
   *[other] them
} together.
agreement-rare = You said the same of { $same } of { $compared } stretches. Kappa says how much of that goes beyond chance; little was marked at all, so kappa is harsh here and AC1 is the fairer number.
agreement-common = You said the same of { $same } of { $compared } stretches. Kappa says how much of that goes beyond chance; nearly everything was marked, so kappa is harsh here and AC1 is the fairer number.
agreement-mixed = You said the same of { $same } of { $compared } stretches. Kappa says how much of that goes beyond what chance would give two people who mark as often as you did.

checklist-total = { $points } of { $of }{ $open ->
    [0] {""}
    [one] , one item not seen
   *[other] , { $open } items not seen
}. It tells where to begin to talk about this session. It is no pass or fail, and says nothing about another session.

journal-did-film-sampled = opened a film to code a sample of it
error-checklist-id-taken = There is a checklist { $checklist } already. Give the new one another id.
journal-did-checklist-added = added a checklist of the service's own
journal-did-clips-seen = looked at clips as a supervisor

supervision-no-film = There is no film to draw from yet.
supervision-no-session = No session was held yet.
supervision-drawn = A sample was drawn. Code it before you look at the clips.
supervision-finished = Your coding is finished and compared.
supervision-about-family = The work with the family
supervision-about-clip = A clip of session { $number }, at { $start }
supervision-about-gone = Something that is no longer there
supervision-session = Session { $number }, { $day }
supervision-which = Session
supervision-by-on = { $by }, { $day }
supervision-take-back = Take back

notes-title = Notes
notes-none = No notes yet.
notes-none-yours = No notes yet. What you write here is read by everybody who works with this family, never by the parents.
notes-write = Write a note
notes-about-session = A session
notes-text = Note
notes-text-hint = Say what you saw and what came of it. Whoever works with the family sees it here and can answer.
notes-save = Save the note
notes-answer = Answer
notes-answer-named = Answer the note about { $about }, { $day }
notes-answer-text = Your answer
notes-answer-save = Save the answer
notes-answer-wanted = Not answered yet
notes-not-answered = Nobody has answered yet

samples-title = Samples of film, coded twice
samples-why = Chance draws five minutes of this family's film. A supervisor codes them without seeing the worker's clips; then both are compared, heading by heading, as a beginning for talking. What you draw stays on record, so that nobody needs to believe that it was not picked.
samples-draw = Draw a sample
samples-one = { $session }, { $from } to { $to }
samples-code = Code it
samples-go-on = Go on coding
samples-code-named = { $what }: { $sample }
samples-film-gone = The film is no longer there. What was coded and compared stays.
samples-begun = You have begun, with { $codes ->
    [one] one mark
   *[other] { $codes } marks
}. It is compared once you say that it is finished.
samples-not-coded = Nobody has finished coding it yet.
samples-coded = Coded by { $by }, { $day }
samples-blind = Blind: nobody's clips were seen before
samples-not-blind = Not blind: whoever coded had opened clips of this family on { $day }, after this film was begun. Where the two differ can still be talked about.
samples-hidden = Finish your own coding first; then this is shown.
samples-drawn = Seed { $seed }, from { $films ->
    [one] one film
   *[other] { $films } films
}; the worker had { $clips ->
    [0] no clip
    [one] one clip
   *[other] { $clips } clips
} in it when it was drawn. Clips tagged later change nothing here.

agreement-unit = Compared in stretches of { $seconds } seconds: in each a heading is there or not. What reaches into a stretch by less than { $tolerance ->
    [one] a second
   *[other] { $tolerance } seconds
} does not count. No figure here is a pass or a fail.
agreement-heading = Heading
agreement-both = Both
agreement-first = Worker
agreement-second = Supervisor
agreement-neither-short = Neither
agreement-raw = Agreed
agreement-kappa = Kappa
agreement-ac1 = AC1
agreement-apart-first = Only the worker: { $times }
agreement-apart-second = Only the supervisor: { $times }

checklist-title = Checklist
checklist-why = Ten things to look for in one session, each from the guideline, rated 0, 1 or 2 by what was seen. The sum begins a talk; it is never a pass.
checklist-add = Add a checklist of your service
checklist-file = File
checklist-file-hint = The path of a file written like resources/checklists/video-feedback.toml, with an id of its own. A mistake in it is told with its line. What was rated before keeps the checklist it was rated by.
checklist-file-add = Add the checklist
checklist-none = Nothing was rated yet.
checklist-rate = Rate a session: { $title }
checklist-rated = { $session }: { $points } of { $of }
checklist-not-seen = Not seen
checklist-serves = { $source }: “{ $quote }”
checklist-comment = Comment on { $number }
checklist-save = Save the ratings
checklist-take-back-named = Take back { $rating }
checklist-twice = { $session } was rated by { $one } and by { $other }: the same rating on { $same } of { $compared } items. Weighted kappa, which counts a small difference less, is { $linear } with linear and { $quadratic } with quadratic weights; ICC(2,1) is { $icc }.

comments-title = The worker's comments
comments-why = How often the worker said something to the parents while watching, about what, and whether it was on target: about this moment, and true of it.
comments-none = Nothing was counted yet.
comments-which = Session to count
comments-open = Count comments
comments-open-hint = It opens what was shown at that session, with the worker's clips. What you code of this family's film after that no longer counts as blind.
comments-rate = { $made ->
    [0] No comment
    [one] One comment
   *[other] { $made } comments
} in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}: { $rate } in { $per } minutes.
comments-made = Comments
comments-on-target = On target
comments-all = All
comments-share = { $on-target } of { $made } ({ $percent }%)
comments-count-title = Comments at session { $number }
comments-count-how = Press once for each thing the worker said to the parents: on target where it was about this moment and true of it.
comments-minutes = Minutes you looked at
comments-about = About which clip?
comments-about-none = About none of them
comments-clip = Clip { $number }: { $tags }
comments-nothing-shown = No clip was shown at this session.
comments-note = Note on the next comment (may stay empty)
comments-on = On target
comments-on-named = On target: { $heading }
comments-off = Not on target
comments-off-named = Not on target: { $heading }
comments-take-back-named = Take back the count of { $session }, { $day }
comments-so-far = { $made ->
    [0] Nothing counted yet
    [one] One comment, { $on-target } on target
   *[other] { $made } comments, { $on-target } on target
}
comments-undo = Take the last one off ({ $heading })
comments-save = Save the count

# A sample that is coded on the screen for tagging.
blind-title = Sample of session { $session }
blind-how = Mark what you see in this stretch, as you would tag it. The worker's clips, notes and words are not shown. Every mark is kept at once; you can leave and go on later.
blind-seen = You opened clips of this family on { $day }, after this film was begun. This coding will not count as blind.
blind-marks = { $count ->
    [one] 1 mark of yours
   *[other] { $count } marks of yours
}
blind-no-codes = None yet. Press I where a moment begins and O where it ends, then choose its tags.
blind-finish = Finish
blind-finish-asked = With { $codes ->
    [0] no mark
    [one] one mark
   *[other] { $codes } marks
} it is compared with the worker's clips, and you can no longer change it.
blind-finish-yes = Finish and compare
blind-go-on = Go on coding
