# Moments: tagging moments of a film, and choosing which to show.

tag-title = Session { $session }, moments
tag-day = { $day }
tag-film-broken = This film cannot be played. Its moments can still be read and changed.
tag-no-picture = No picture here. Sound and moments still work.
tag-more = More
tag-preview = Preview as parents
tag-find = Find a tag
tag-find-none = No tag matches. Try another word or a code, such as S4.
tag-named = { $code } { $label }
tag-speed = { $factor }×
tag-speed-named = Speed: { $factor }×
tag-loop = Loop
tag-loop-hint = Play this moment again and again
tag-loop-none = Open a moment to loop it
tag-zoom-in = Zoom in
tag-zoom-out = Zoom out
tag-zoom-whole = The whole film is in view
tag-whole-film = Whole film
tag-position = { $position } of { $length }
tag-block = { $heading }: { $codes }, { $start } to { $end }
tag-block-new = New moment, { $start } to { $end }
tag-block-hidden = Not for parents
tag-block-shown = Chosen for the parents
tag-block-start = Start of the moment
tag-block-end = End of the moment
tag-then = then: session { $session }, { $start }
tag-undo = Undo
tag-redo = Redo
tag-undo-nothing = Nothing to undo
tag-redo-nothing = Nothing to redo
tag-undo-named = Undo: { $what }
tag-redo-named = Redo: { $what }
tag-change-added = new moment
tag-change-removed = moment deleted
tag-change-tags = tags
tag-change-edges = start and end
tag-change-moved = moment moved
tag-change-note = note
tag-change-words = words
tag-change-star = star
tag-change-earlier = earlier moment
tag-change-aims = aim
tag-change-despite = reason to show it
tag-change-chosen = shown
tag-change-not-chosen = not shown
tag-new = New moment
tag-open = Moment { $number }
tag-length = { $seconds } seconds
tag-length-short = { $seconds } s
tag-saved = Saved
tag-saved-at = Saved { $time }
tag-saving = Saving …
tag-done = Done
tag-mark-in = Set start
tag-mark-out = Set end
tag-in = Start
tag-out = End
tag-in-back = Start a little earlier
tag-in-on = Start a little later
tag-out-back = End a little earlier
tag-out-on = End a little later
tag-edge-none = Not set yet
tag-keeps-back = Keeps the whole moment from parents
tag-keeps-back-unless = Keeps the whole moment from parents, unless you choose it with a reason
tag-aims = Aim it serves
tag-aim-named = { $aim }: { $quote }
tag-no-aim = No aim chosen yet: this moment counts for none.
tag-then-title = Then
tag-then-named = Earlier moment to compare with: { $moment }
tag-then-change = Change
tag-then-choose = Choose
tag-earlier-none = None yet
tag-earlier-gone = A moment that was deleted
tag-needs-earlier = Needs an earlier moment
tag-clip-line = { $session ->
    [0] Another programme
   *[other] Session { $session }
}, { $start }, { $codes }
tag-note = Staff note
tag-note-never = never shown
tag-words = Words for the parents
tag-words-hint = Parents read these words with the moment.
tag-star = Star
tag-show = Show to parents
tag-show-later = You can choose this once the moment is saved
tag-is-shown = To be shown to the parents
tag-is-hidden = Not for the parents
tag-kept-back = A tag keeps this moment from parents.
tag-film-gone = Its film is gone.

## A moment for staff that is shown all the same
despite-needed = A tag for staff keeps this moment from the parents, unless you choose it with a reason.
despite-give = Show it with a reason
despite-give-named = Show with a reason: { $clip }
despite-reason = Why the parents are to see it
despite-hint = The reason is kept with the moment. The parents never see it, nor the words of the tag.
despite-show = Show with this reason
despite-because = For the parents although tagged for staff: { $reason }
despite-take-back = Take the reason back
despite-take-back-named = Take the reason back: { $clip }

tag-save-needs = Set start and end and choose a tag first
tag-remove = Delete moment
tag-go-named = Moment at { $start }
tag-clips = { $count ->
    [one] 1 moment
   *[other] { $count } moments
}
tag-no-clips = No moments yet
tag-no-clips-hint = Press I where a moment begins and O where it ends, choose a tag, and press Enter.
tag-only-all = All
tag-only-starred = With a star
tag-only-chosen = To be shown
tag-none-listed = None of this film's moments
tag-others = Moments of other sessions ({ $clips })
