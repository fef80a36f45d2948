# The Tag screen: tagging moments of a film, and choosing clips to show.

tag-title = Session { $session }
tag-speed = { $factor } times as fast
tag-zoom-in = Draw the lanes out
tag-zoom-out = Draw the lanes together
tag-block = { $heading }: { $codes }, { $start } to { $end }
tag-undo = Undo
tag-redo = Redo
tag-undo-named = Undo: { $what }
tag-redo-named = Redo: { $what }
tag-change-added = new clip
tag-change-removed = clip removed
tag-change-tags = tags
tag-change-edges = in and out
tag-change-note = note
tag-change-words = words
tag-change-star = star
tag-change-earlier = earlier clip
tag-change-aims = aim
tag-change-despite = reason to show it
tag-change-chosen = shown
tag-change-not-chosen = not shown
tag-new = New clip
tag-another = New clip
tag-open = Clip at { $start }
tag-mark-in = In (I)
tag-mark-out = Out (O)
tag-in-here = In is here
tag-out-here = Out is here
tag-in = In
tag-out = Out
tag-in-back = In a little earlier
tag-in-on = In a little later
tag-out-back = Out a little earlier
tag-out-on = Out a little later
tag-keeps-back = Keeps the whole clip from parents
tag-keeps-back-unless = Keeps the whole clip from parents, unless you choose it with a reason
tag-aims = Which aim it serves, as you see it
tag-aim-named = { $aim }: { $quote }
tag-no-aim = No aim is named: the clip counts for none by itself.
tag-no-tag = No tag yet: press 1 to 9, or click one.
tag-take-off = Take { $code } off
tag-earlier = Earlier clip to compare with
tag-earlier-none = None yet
tag-earlier-gone = A clip that was removed
tag-needs-earlier = Needs an earlier clip
tag-clip-line = { $session ->
    [0] Another programme
   *[other] Session { $session }
}, { $start }, { $codes }
tag-note = Note for staff
tag-words = Words for the parents
tag-words-hint = Parents read these words beside the clip.
tag-star = Star (S)
tag-show = Show to the parents at session { $session } (P)
tag-show-named = Show the clip at { $start }
tag-kept-back = A tag keeps this clip from parents.
tag-film-gone = Its film is gone.

## A clip for staff that is shown all the same
despite-needed = A tag for staff keeps this clip from the parents, unless you choose it with a reason.
despite-give = Show it with a reason
despite-give-named = Show with a reason: { $clip }
despite-reason = Why the parents are to see it
despite-hint = The reason is kept with the clip. The parents never see it, nor the words of the tag.
despite-show = Show with this reason
despite-because = For the parents although tagged for staff: { $reason }
despite-take-back = Take the reason back
despite-take-back-named = Take the reason back: { $clip }

tag-save = Save clip
tag-save-needs = Set in and out and choose a tag to save.
tag-remove = Remove clip (Delete)
tag-remove-named = Remove clip at { $start }
tag-go-named = Go to clip at { $start }
tag-clips = Clips
tag-no-clips = No clips yet
tag-no-clips-hint = Press I where a moment begins and O where it ends, choose a tag, and press Enter.
tag-only-all = All
tag-only-starred = With a star
tag-only-chosen = To be shown
tag-none-listed = None of this film's clips.
tag-others-open = Clips of other sessions ({ $clips })
tag-others-close = Hide clips of other sessions ({ $clips })
