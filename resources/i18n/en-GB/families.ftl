# The caseload and a family's page.

## Families
sidebar-today = Today
sidebar-today-name = Today, all families
sidebar-today-visits = { $visits ->
    [0] No visits today
    [one] 1 visit today
   *[other] { $visits } visits today
}
sidebar-now = now
sidebar-date = { $day } { $month ->
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
   *[other] Dec
}
sidebar-ended = Ended
sidebar-grid = All
sidebar-find-family = Find a family
frame-visit = Session { $number } of { $code }: { $so-far } { $since }
frame-find = Find
frame-note = Add note
frame-more = More for this family
frame-programmes = Programmes
frame-members = Who can open it
families-title = Families
families-add = Add a family
families-none = No families yet
families-saving = Saving …
families-lock = Lock
families-progress = { $planned ->
    [0] { $held ->
        [one] 1 session
       *[other] { $held } sessions
    }
   *[other] { $held } of { $planned } sessions
}
families-loading = Reading the families …
families-next = Session { $number } · { $day }
families-not-planned = not planned
family-reading = Reading …
family-new-title = New family
family-code = Code
family-code-hint = Such as FAM-001: never a name
family-begun = The programme has begun already
family-start = First day of the programme
family-born = Child's date of birth
family-carer = Carer { $number }
family-carer-hint = A word you will both recognise, such as "Mum"
family-carer-add = Add a carer
family-carer-remove = Remove carer { $number }
family-consents = Consents today to
family-save = Save the family
family-save-needs-code = A code is needed.
family-save-needs-dates = One of the dates cannot be read.
family-kind-parent = Parent
family-kind-foster = Foster carer
family-kind-guardian = Special guardian
family-kind-adoptive = Adoptive parent
family-carer-default = Carer
purpose-film = being filmed
purpose-show = watching it together
purpose-supervise = supervision
purpose-film-review = filming the conversation
purpose-training = training of others
purpose-copy = a copy leaving the vault
family-film = Film session { $session }
family-films = Films
family-no-films = No films yet
family-no-films-hint = The first film appears here as soon as it is sealed.
family-watch = Watch
family-watch-named = Watch session { $session }, { $time }
family-recording-line = Session { $session }, { $day } at { $time }
family-recording-facts = { $length }, { $moments }
family-recording-recovered = recovered after a cut
family-recording-unfinished = not finished
family-recording-gaps = { $gaps ->
    [one] 1 gap
   *[other] { $gaps } gaps
}
family-recording-picture = { $filmed } of it with a picture
family-fidelity = Where the programme stands
table-rule = What is asked
table-verdict = Verdict
table-evidence = Evidence
table-source = Source
table-none = Nothing can be judged yet.
table-sessions = { $rule }: { $count ->
    [one] 1 session
   *[other] { $count } sessions
}

## Today
today-open = Open session { $number }
today-tag = Tag session { $number }
today-review = Watch session { $number } with the parents
today-close = Close session { $number }
today-plan = Plan session { $number }

## Timeline
line-all = The programme from { $from } to { $to }, { $count } sessions
line-today = Today
line-place = Session { $number }, { $state }
line-place-day = Session { $number }, { $state }, { $day }
line-place-overdue = Session { $number }, was planned for { $day }, and nothing became of it
line-place-moved = , moved from { $day }
line-place-finding = , { $rule }: { $verdict }
line-plan-title = Plan the sessions to come ({ $count })
line-plan-first = The first of them
line-plan-every = Days from one to the next
line-plan = Plan them

## Consent
consent-title = Consent
consent-no-carer = No carer is on record. Add one: without their consent nothing is filmed.
consent-on = Day from which the answer holds
consent-purpose = Consents to
consent-not-asked = Not asked
consent-given = Since { $day }
consent-from = Only from { $day }
consent-withdrawn = Withdrawn { $day }
consent-give = Give
consent-withdraw = Withdraw
consent-give-named = { $person } consents to { $purpose }
consent-withdraw-named = { $person } withdraws consent to { $purpose }
consent-history = Answers on record ({ $count })
consent-line-given = { $person } consented to { $purpose } from { $day }
consent-line-withdrawn = { $person } withdrew consent to { $purpose } on { $day }
consent-line-written = Written down { $day } at { $time }
consent-take-back = Take back
consent-take-back-named = Take back: { $line }
consent-carer-change = Change this carer
consent-carer-change-named = Change { $person }
consent-carer-label = What they are called here
consent-carer-save = Save the carer

## Training
training-title = My training
training-title-all = Training of staff
training-why = The guidance asks for workers who are trained in four domains (NG26 1.3.1), skilled in the tools they use (NG26 1.3.5) and trained in what they deliver, with experience of working with children and young people (NG26 1.4.2).
training-none = No training on record
training-none-hint = Without one, the sessions you hold cannot be judged as met.
training-completed = completed { $day }
training-for-good = holds for good
training-expires = holds until { $day }
training-expired = held until { $day }
training-expired-hint = It no longer holds: sessions after that day need another.
training-experienced = With experience of working with children and young people
training-inexperienced = Experience of working with children and young people is not recorded
training-of = { $login }: { $what }
training-subjects = In: { $subjects }
training-unconfirmed = Waits for a supervisor or an administrator to confirm it
training-entered = Recorded by { $by } on { $day }
training-confirmed = Confirmed by { $by } on { $day }
training-remove-named = Remove { $what }
training-confirm = Confirm
training-confirm-named = Confirm { $what }
training-take-back = Take back that it counts
training-take-back-named = Take back that { $what } counts
training-add-title = Add a training
training-whose = Whose it is
training-what = What it is called
training-in-domains = In which of the four domains of NG26 1.3.1
training-in-programmes = In which programmes
training-in-tools = In which assessment tools and measures
training-add-waits = It counts once a supervisor or an administrator confirms it.
training-what-hint = Such as "Video feedback, foundation course"
training-completed-on = Completed on
training-expires-on = Holds until, if it ends
training-experience = Has experience of working with children and young people
training-needs-what = Say what it is called.
training-needs-subject = Choose what it was in.
training-in-future = It can be recorded once it is completed.
training-expires-before = It would end before it was completed.
training-add = Add the training
