### The programmes there are, and those of a family.

error-programme-not-shipped = This family follows the programme { $programme }, which does not come with this version of Attune. Use a newer version.
error-programme-unreadable = The programme { $run } of this family cannot be read (line { $line }: { $why }). It was begun with a newer version of Attune: use that.
error-unknown-programme = There is no programme { $programme }. There are { $known }.
error-programme-went-on = This programme has been gone on with already. Choose it at the top of the page.
error-programme-id-taken = There is a programme { $programme } already. Give the new one another id.
error-programme-file = The file { $path } cannot be read: { $why }.
error-programme-file-long = The file { $path } is longer than { $kib } KiB: that is no programme file.
error-programme-line = { $path }, line { $line }: { $why }. Correct this line and try again.
error-programme-no-file = This is no programme. Choose one of those there are.
error-programme-not-ended = The programme has not ended, so there is nothing to go on with.
error-programme-ended = This programme has ended already.
error-programme-end-before-begin = It began on { $begun } and cannot end on { $day }, before that. Correct the day.

refuse-film-programme = { $programme } does without film: “{ $quote }” ({ $source }). Nothing is filmed while it is in hand.
refuse-film-not-asked = { $programme } ({ $source }) asks for no film, so nothing is filmed while it is in hand.

journal-did-programme-added = added a programme of the service’s own
