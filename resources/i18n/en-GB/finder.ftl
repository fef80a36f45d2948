# The search over any screen: families by code, sessions, actions, settings.

finder-title = Find
finder-hint = Family, session, action or setting
finder-none = Nothing found. Try a family's code, or a word like film.
finder-go-to = Go to
finder-do = Do
finder-settings = Settings
finder-choose = choose
finder-open = open
finder-foot = Codes, sessions, actions, settings. Never what was said.
finder-off = off: { $why }
finder-off-filming = filming; stop first
finder-off-working = work is going on

finder-today = Today
finder-grid = All families at a glance
finder-family = { $code }
finder-family-moments = { $code }, moments
finder-family-pathway = { $code }, pathway
finder-family-record = { $code }, record
finder-family-measures = { $code }, measures
finder-family-supervision = { $code }, supervision
finder-family-data = { $code }, consent and data: film
finder-session-plan = { $code }, session { $number }: plan
finder-session-film = { $code }, session { $number }: film
finder-session-tag = { $code }, session { $number }: moments in the film
finder-session-review = { $code }, session { $number }: watch together
finder-session-close = { $code }, session { $number }: close
finder-add-family = Add family…
finder-plan-next = Plan session { $number } of { $code }…
finder-keep-film = Hold or delete film of { $code }…
finder-hide = Hide screen
finder-keys = Show the keys
finder-look-light = Light
finder-look-dark = Dark
finder-look-system = Light or dark, same as the system
finder-held = { $held ->
    [one] 1 session
   *[other] { $held } sessions
}
