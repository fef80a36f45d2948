### Entries about a family: what they are refused for, and the family's pages.

error-entry-in-future = { $day } has not come yet. Give the day on which it was.
error-entry-before-birth = { $day } is before the child's birth on { $born }. Correct either day.
error-entry-empty = This says nothing yet. Write what it is about.
error-entry-final = This stands as it is and can no longer be changed.

family-page-overview = Overview
family-page-moments = Moments
family-page-data = Consent and data
