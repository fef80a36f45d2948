# Words used on many screens.

app-name = Attune
action-back = Back
action-cancel = Cancel
action-close = Close
action-undo = Undo
count-moments = { $count ->
    [0] no moments
    [one] 1 moment
   *[other] { $count } moments
}
date-in-words = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
} { $day } { $month } { $year }
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-today = today
date-tomorrow = tomorrow
date-yesterday = yesterday
date-hint = day/month/year
date-wrong = That is no date. Write day/month/year, such as 22/11/2026.
date-needed = A date is needed here.
time-hint = hours:minutes
time-wrong = That is no time of day. Write hours:minutes, such as 14:05.
action-remove = Remove
date-set-today = Today
date-week-later = + 1 week

## What was done and can be undone
undo-session-planned = Session { $number } planned for { $day }
undo-session-moved = Session { $number } moved to { $day }
undo-session-missed = Session { $number }: visit didn't happen
undo-session-closed = Session { $number } closed
undo-watch-removed = Taken off the list
undo-parent-words-removed = What they said was removed
undo-step-skipped = Step skipped
undo-list-elsewhere = Open the session again to undo this. Nothing was undone.
undo-moment-deleted = Moment deleted
undo-changed-since = This was changed again since. Nothing was undone.
undo-elsewhere = Open the film again to undo this. Nothing was undone.
