# Consent in the carers' words, film on hold, erasure, retention and the lawful basis.

## Film permissions
refuse-hold-withdrawn = The film of this family is on hold: { $person } withdrew the consent to being filmed on { $day }. It is not played, shown or copied until consent is given again or the film is erased.
refuse-supervise-no-carer = This family has no carer on record who could consent to supervision.
refuse-supervise-no-consent = { $person } has not consented to a supervisor seeing the film.
refuse-supervise-consent-later = The consent of { $person } to a supervisor seeing the film holds only from { $day }.
refuse-supervise-consent-withdrawn = { $person } withdrew the consent to a supervisor seeing the film on { $day }.

## Consent
consent-scope = How far the answer goes, in their own words
consent-scope-hint = May be left empty. Such as "only until the programme ends" or "not the bedroom".
consent-scope-says = “{ $scope }”
cli-head-scope = In their words

## What went wrong
error-film-erased = The film { $recording } is erased. Its written notes are still there.
error-nothing-to-erase = There is no film left to erase.
error-film-held = The film of session { $session } is held by a supervisor until it is looked at on { $review }: { $reason }. It is not erased until the hold is lifted.
error-film-held-safeguarding = The film of session { $session } is kept for safeguarding, to be looked at on { $review }: { $reason }. It is not erased until a supervisor lifts the hold.
error-hold-gone = That hold was lifted already.
error-erasure-keys = A copy of the family's key file could not be rewritten, so the film { $recording } counts as erased but its key may still lie there. Free some space, then lock and unlock: it is finished then.
error-needs-supervisor = This is for a supervisor or an administrator.
error-no-retention = The programme names no time for keeping film. Install Attune again.
error-retention-months = Film is kept for { $least } to { $most } months after the programme's end.
error-retention-birthday = Written records are kept until a birthday between the { $least }th and the { $most }th.
error-retention-source = Say whose rule it is, such as "Retention schedule 2026, 4.2".
error-basis-who = Say who decided on the lawful basis, by their part rather than their name.
error-basis-to-come = A lawful basis was decided today or earlier.
error-unknown-article = { $text } is none of { $known }. Give the letter of UK GDPR Art. { $article }.

## Days
keep-later = To be erased by { $day }
keep-soon = Due soon: to be erased by { $day }
keep-due = Due since { $day }
keep-later-held = Held; its day is { $day }
keep-due-held = Held; its day was or is { $day }
keep-from-last-session = Counted from the last session, { $day }.
keep-from-end = Counted from the day the programme was stopped, { $day }.
keep-from-latest-end = Counted from the latest end of the programme, { $day }.
keep-from-film = Counted from the film's own day, { $day }.
hold-ground-supervision = Decision of a supervisor
hold-ground-safeguarding = Safeguarding

## Receipts
receipt-film = The film of session { $session } of family { $code }, taken on { $day } at { $time }, { $length } long.
receipt-ordered = Decided by { $by } on { $day } at { $time }.
receipt-reason = Why: { $reason }
receipt-keys = Its key was taken out of the family's key file and out of the file's copy; both were read back without it on { $day } at { $time }.
receipt-bytes = The film's file and what lay beside it ({ $bytes } bytes) were removed on { $day } at { $time }. Nothing else made from the film was stored.
receipt-finished-later = The erasure was broken off, and finished when the vault was next unlocked.
receipt-unfinished = The erasure is not finished yet. Nobody can open the film; it is finished when the vault is next unlocked.
receipt-stays = What stays: the notes of { $clips ->
    [0] no clip
    [one] one clip
   *[other] { $clips } clips
}, what was shown, how long was filmed, and the journal.
receipt-ids = Receipt { $receipt }, recording { $recording }.
receipt-title = Receipt of erasure
receipt-reach-title = What this erasure cannot reach
reach-backups = A backup of the vault's folder that holds both an earlier key file and the film's file still opens. Erase such backups too.
reach-disk = Remnants in worn cells of the disk, which no program can overwrite. They are sealed, and worth something only with an earlier key file.
reach-copies = Copies that left the vault earlier: { $copies }. Where they went is not written in the journal: ask whoever made them.
reach-copy = one on { $day } at { $time }
reach-copy-and = { $first }, { $then }
reach-no-copies = Copies outside the vault: the journal names none.
reach-handed-on = Other copies of this family's records that were handed on, until the erasure is carried out there.
reach-screen = Photographs taken of the screen.

## Erasing
erase-running = Erasing. This takes a moment.
erase-done = { $films ->
    [one] One film is
   *[other] { $films } films are
} erased.
receipt-saved = The receipt lies at { $path }.
erase-title = { $films ->
    [0] Nothing of { $code } can be erased
    [one] Erase this film of { $code }?
   *[other] Erase { $films } films of { $code }?
}
erase-goes = What goes, for good
erase-film = Session { $session }, taken on { $day } at { $time }: { $length }, { $megabytes } MB
erase-held = Session { $session }, taken on { $day } at { $time }, stays: { $hold }
erase-how = First the film's key is destroyed, in the family's key file and in its copy; then the film's file and everything beside it. Nobody can bring it back.
erase-stays = What stays
erase-stays-what = The notes and tags of { $clips ->
    [0] no clip
    [one] one clip
   *[other] { $clips } clips
}, what was shown to the parents and when, how long was filmed, and the journal. A receipt is written.
erase-reason = Why it is erased
erase-reason-hint = Such as "consent withdrawn", or "due". It stands in the receipt and in the journal.
erase-go = { $films ->
    [one] Erase the film for good
   *[other] Erase { $films } films for good
}

## Film on hold
onhold-title = Film on hold since { $day }
onhold-who = { $person } withdrew the consent to being filmed on { $day }.
onhold-what = { $films ->
    [one] One film is
   *[other] { $films } films are
} held: not played, not shown, not copied. It stays so until consent is given again, or until it is erased.
onhold-no-film = No film of this family is left. Nothing is filmed until consent is given again.
onhold-erase = Erase film
onhold-keep = Keep on hold
onhold-hint = Ask the family what they want. Nothing is erased by itself.
onhold-kept = It is kept on hold. The film can be erased at any time.

## Due
due-line = { $code }, session { $session }, taken on { $day } at { $time }

## Keeping
keep-title = Keeping and erasing film
keep-film-rule = Film is kept until { $months ->
    [one] one month
   *[other] { $months } months
} after the programme's end. Source: { $source }.
keep-no-film = No film of this family is kept.
keep-line = Session { $session }, taken on { $day } at { $time }
keep-erase = Erase
keep-erase-named = Erase: { $film }
keep-hold = Hold
keep-hold-named = Hold: { $film }
keep-erase-all = Erase all film of this family
keep-hold-all = Hold all film of this family
keep-records-title = Written records
keep-records-rule = Written records are kept until the child's { $birthday }th birthday. Source: { $source }.
keep-records = They are kept until { $day }, the child's { $birthday }th birthday. Nothing erases them automatically. Source: { $source }.
keep-records-unknown = They are kept until the child's { $birthday }th birthday; its date of birth is not on record. Nothing erases them automatically. Source: { $source }.

## Holds
hold-all-film = all film of this family
hold-line = Held: { $film }
hold-says = { $ground }: { $reason } (by { $by } on { $placed }; to be looked at on { $review })
hold-review-passed = That day has passed: look at it again.
hold-lift = Lift
hold-lift-named = Lift: { $hold }
hold-lift-who = A supervisor or an administrator lifts it.
hold-title = { $code }: keep { $film } from erasure
hold-hint = While a hold stands the film is not erased, also when its day has come. It can still be watched where consent allows it.
hold-supervision-who = Only a supervisor or an administrator decides so. On the ground of safeguarding anybody who works with the family may.
hold-reason = Why it is held
hold-review = Day on which it is looked at again
hold-review-ahead = Choose today or a later day.
hold-go = Hold
lift-title = Lift this hold?
lift-hint = The film can then be erased, and is listed when its day has come.
lift-reason = Why it is lifted
lift-go = Lift the hold

## Receipts on the family's page
receipt-list = Receipts of erasure
receipt-erased = erased { $day }, decided by { $by }
receipt-ordered-only = erasure decided by { $by } on { $day }, not finished yet
receipt-read = Read
receipt-read-named = Read the receipt: { $film }
receipt-save-to = Save as a text file
receipt-save-hint = A file outside the vault, such as receipt.txt on a memory stick. It holds no film and no name.
receipt-save = Save

## The rules
rules-title = Retention
rules-hint = How long film and written records are kept. The service's own rule goes before the one that ships with Attune.
rules-film = Film
rules-records = Written records
rules-own = Set by { $by } on { $day }
rules-months = Months after the programme's end
rules-birthday = Birthday of the child, in years
rules-film-source = Whose rule for film it is
rules-records-source = Whose rule for records it is
rules-source-hint = Such as "Retention schedule 2026, 4.2"
rules-film-set = Set the rule for film
rules-records-set = Set the rule for records
rules-film-back = Back to the rule for film that ships with Attune
rules-records-back = Back to the rule for records that ships with Attune

## Lawful basis
basis-title = Lawful basis
basis-apart = The ground in law for holding the family's material. It stands apart from the consents to take part: withdrawing consent to take part does not change the basis, and changing the basis changes no consent.
basis-none = No lawful basis is on record. Filming does not wait for it; your data protection officer will ask.
basis-decided = Decided by { $by } on { $day }
basis-earlier = { $count ->
    [one] one earlier on record
   *[other] { $count } earlier on record
}
basis-record = Record the basis
basis-change = Change the basis
basis-choose = Choose a basis.
basis-6 = Lawful basis, UK GDPR Art. 6(1)
basis-9 = Condition for special categories, UK GDPR Art. 9(2)
basis-by = Who decided
basis-by-hint = By their part rather than their name, such as "data protection officer"
basis-on = Day of the decision
basis-note = Note
basis-save = Save the basis
basis-6-a = Art. 6(1)(a) consent
basis-6-b = Art. 6(1)(b) contract
basis-6-c = Art. 6(1)(c) legal obligation
basis-6-d = Art. 6(1)(d) vital interests
basis-6-e = Art. 6(1)(e) task in the public interest
basis-6-f = Art. 6(1)(f) legitimate interests
basis-9-none = Art. 9(2) no special categories
basis-9-a = Art. 9(2)(a) explicit consent
basis-9-b = Art. 9(2)(b) employment, social security and social protection law
basis-9-c = Art. 9(2)(c) vital interests
basis-9-d = Art. 9(2)(d) not-for-profit body
basis-9-e = Art. 9(2)(e) made public by the person
basis-9-f = Art. 9(2)(f) legal claims
basis-9-g = Art. 9(2)(g) substantial public interest, such as safeguarding
basis-9-h = Art. 9(2)(h) health or social care
basis-9-i = Art. 9(2)(i) public health
basis-9-j = Art. 9(2)(j) archiving, research, statistics
family-recording-erased = erased

## Command line
error-hold-none = Nothing of that is held.
cli-no-receipts = Nothing was erased.
cli-not-finished = not finished yet
cli-nothing-due = No film is due, and none is due soon.
cli-held = { $holds ->
    [one] The hold stands
   *[other] { $holds } holds stand
}, to be looked at on { $review }.
cli-lifted = { $holds ->
    [one] The hold is lifted.
   *[other] { $holds } holds are lifted.
}
cli-head-filmed = Filmed
cli-head-erased = Erased
cli-head-by = Decided by
cli-head-why = Why

## The journal
journal-kind-retention = Keeping and erasing
journal-did-film-supervised = watched a film as a supervisor
journal-did-erasure-ordered = decided that a film is erased; nobody opens it any more
journal-did-film-erased = erased a film: its key and its bytes are destroyed
journal-did-receipt-saved = saved a receipt of erasure outside the vault
journal-did-film-held = kept film from erasure
journal-did-hold-lifted = lifted a hold of film
journal-did-retention-set = set how long film or records are kept
journal-did-basis = recorded the lawful basis of the family
