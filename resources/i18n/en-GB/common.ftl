# Words used on many screens.

app-name = Attune
action-back = Back
action-cancel = Cancel
action-close = Put away
count-sessions = { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
count-clips = { $count ->
    [0] no clips
    [one] 1 clip
   *[other] { $count } clips
}
look-dark = Dark
look-light = Light
