### The programmes there are, and those of a family.

error-programme-not-shipped = This family follows the programme { $programme }, which does not come with this version of Attune. Use a newer version.
error-programme-unreadable = The programme { $run } of this family cannot be read (line { $line }: { $why }). It was begun with a newer version of Attune: use that.
error-unknown-programme = There is no programme { $programme }. There are { $known }.
error-programme-went-on = This programme has been gone on with already. Choose it at the top of the page.
error-programme-id-taken = There is a programme { $programme } already. Give the new one another id.
error-programme-file = The file { $path } cannot be read: { $why }.
error-programme-file-long = The file { $path } is longer than { $kib } KiB: that is another kind of file.
error-programme-line = { $path }, line { $line }: { $why }. Correct this line and try again.
error-programme-no-file = This is no programme. Choose one of those there are.
error-programme-not-ended = The programme has not ended, so there is nothing to go on with.
error-programme-ended = This programme has ended already.
error-programme-goes-on = This family follows this programme since { $begun }, and it goes on. End that first, if it is to begin anew.
error-programme-go-on-early = It ended on { $ended } and cannot go on from { $day }, before that. Correct the day.
error-programme-end-before-session = A session was held on { $last }, after { $day }. Give that day or a later one.
error-programme-not-whole = { $held } of { $asked } sessions are held. End it as stopped early, and say why.
error-programme-over = This programme has ended, so it has no more sessions. Go on with it first, or begin another.
error-programme-end-before-begin = It began on { $begun } and cannot end on { $day }, before that. Correct the day.

refuse-film-programme = { $programme } does without film: “{ $quote }” ({ $source }). Nothing is filmed while it is in hand.
refuse-film-not-asked = { $programme } ({ $source }) asks for no film, so nothing is filmed while it is in hand.

journal-did-programme-added = added a programme of the service’s own

error-unknown-content = This programme has nothing called { $content } to cover. There are { $known }.
missing-covered = Nothing is ticked of what this session covered
cover-title = What this session covered
cover-often = Tick it where it was so since the session before: how often it was so is judged.

programmes-title = Programmes
programmes-unreadable = A programme of a newer version of Attune
programmes-under-way = In hand
programmes-begun = from { $day }
programmes-went-on = gone on with on { $day }
programmes-finished = finished on { $day }
programmes-stopped = stopped early on { $day }
programmes-choose = Take in hand
programmes-choose-named = Take { $programme } in hand
programmes-end = End …
programmes-end-named = End { $programme }
programmes-go-on = Go on …
programmes-go-on-named = Go on with { $programme }
programmes-go-on-says = Its sessions keep and count, and so does the time since the first of them, the break included. To count from the start, begin it anew.
programmes-go-on-day = It goes on from
programmes-go-on-save = Go on with it
programmes-begin = Begin a programme …
programmes-which = Programme
programmes-which-none = Choose a programme
programmes-first-day = First day
programmes-begin-save = Begin it
programmes-how-finished = Finished
programmes-how-stopped = Stopped early
programmes-how-none = Say how it ends
programmes-last-day = Last day
programmes-end-save = End the programme
programmes-add = Add a programme of your own …
programmes-add-says = A programme file says what your service’s programme asks, with its source. It is kept encrypted; every family can follow it.
programmes-file = File
programmes-file-hint = The path of the file, such as six-visits.toml
programmes-add-save = Add the programme
fidelity-as-of = As it stood on
fidelity-as-of-show = Show that day
fidelity-as-of-today = Today
fidelity-before = On { $day } the programme had not begun: it began on { $begins }. There was nothing to judge yet.
fidelity-to-begin = The programme has not begun: it is to begin on { $begins }.
fidelity-as-of-says = As it stood on { $day }, as far as today’s records know.

cli-programme-fine = { $id } ({ $title }) is in order.
cli-programme-added = { $id } ({ $title }) is added: every family can follow it.
cli-head-id = Id
cli-head-films-it = Films
cli-head-own = Own
cli-head-programme = Programme
cli-head-run = Run
cli-head-under-way = In hand
cli-head-ended = Ended
cli-unknown-run = Name one of this family’s programmes: { $known }.
cli-session-covered = What session { $session } covered is written down.
aims-title = Aims served by the clips shown: { $served } of { $of }
aims-served = { $aim }: { $count ->
    [0] no clip shown yet
    [one] session { $sessions }
   *[other] sessions { $sessions }
}
