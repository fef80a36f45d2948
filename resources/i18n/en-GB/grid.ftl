# The grid of supervision: families against sessions.

grid-open = All families at a glance
grid-title = All families
grid-count = { $families ->
    [one] { $families } family
   *[other] { $families } families
  }, { $workers ->
    [one] { $workers } worker
   *[other] { $workers } workers
  }
grid-reading = Reading the families: { $read } of { $all } …
grid-filter-verdict = Most urgent verdict
grid-filter-worker = Worker
grid-filter-programme = Programme
grid-order = Order
grid-order-urgent = Most urgent first
grid-order-next = Next session first
grid-order-worker = By worker
grid-order-code = By code
grid-none = No families yet
grid-none-shown = No family is like this
grid-show-all = Show all families
grid-none-hint = A family appears here as soon as you work with it. Who works with a family is chosen on its page.
grid-head-code = Family
grid-head-worker = Worker
grid-head-whole = Programme
grid-head-next = Next
grid-next = Session { $number } · { $day }
grid-next-unplanned = Session { $number }, not planned
grid-next-none = –
grid-cell-whole = { $code }, the programme as a whole: { $verdict }
grid-concerns = { $code }: { $waiting }. Press to open.
grid-cell-reading = Reading …
grid-open-family = Open { $code }
grid-any-verdict = Any verdict
grid-needs-attention = Needs attention
grid-any-worker = All workers
grid-any-programme = All programmes
grid-to-answer = { $count } to answer
grid-open-concerns = { $count ->
    [one] { $count } open concern
   *[other] { $count } open concerns
  }
grid-head-notes = Notes
grid-head-concern = Concerns
grid-cell = { $code }, session { $number }: { $became }
grid-title-whole = { $code }, the programme
grid-title-session = { $code }, session { $number }
grid-exception = { $verdict }: { $rule }
grid-put-right = What would put it right
grid-why = Why? { $source }
grid-write-note = Write a note
grid-note-session = Note about session { $number }
grid-note-family = Note about the family
grid-asked-by = Why these are asked for
grid-asked-by-line = { $rule }: { $source }
grid-open-session = Open session
grid-watch = Watch film
grid-not-answered = not answered yet
grid-mark-met = as asked
grid-mark-to-do = to do
grid-mark-short = short
grid-mark-attention = needs attention
grid-mark-not-met = not met
grid-mark-no-visit = no visit
grid-mark-today = today
grid-mark-planned = planned
