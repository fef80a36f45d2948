# The colleagues of a vault, the members of a family, what each part may do, and the recovery key.

## Parts
role-worker = Worker
role-practitioner = Practitioner
role-supervisor = Supervisor
role-worker-may = A worker plans, films, tags and watches with the parents.
role-practitioner-may = A practitioner does the same, but does not film.
role-supervisor-may = A supervisor looks, puts film on hold and reads the journal, and neither films nor changes clips.
role-refuses-film = Filming is for workers. Ask the family's worker.
role-refuses-clips = Clips are changed by workers and practitioners; a supervisor looks at them.

## People
people-title = People
people-reading = Reading who works with the vault …
people-saving = Changing keys …
people-why = Who unlocks this vault. Which families somebody can open is decided on each family's page.
people-facts-administrator = administrator
people-facts-you = you
people-facts-retired = retired
people-retire = Retire
people-retire-named = Retire { $login }
people-retire-yes = Yes, retire { $login }
people-retire-asked = { $login } will not unlock this vault any more. Families you both work with get a new key; others get theirs when a member next unlocks. What { $login } copied or wrote down before cannot be taken back. What they filmed and wrote stays.
people-added = { $login } can unlock now. Add them to the families they work with.
people-retired = They are retired. { $rekeyed ->
    [0] No family had to get a new key.
    [one] One family got a new key.
   *[other] { $rekeyed } families got new keys.
}
people-retired-waiting = They are retired. { $rekeyed ->
    [0] No family you work with had to get a new key.
    [one] One family got a new key.
   *[other] { $rekeyed } families got new keys.
} { $waiting ->
    [one] One family you cannot open gets its new key, if it needs one,
   *[other] { $waiting } families you cannot open get their new keys, if they need them,
} when a member next unlocks.
people-passphrase-changed = Your passphrase is changed. The old one opens nothing any more.
people-passphrase-replaced = The new passphrase holds. Lock the vault now, and let them unlock.
people-own-title = Your passphrase
people-own-old = Passphrase that holds now
people-own-new = New passphrase
people-own-again = New passphrase, once more
people-own-change = Change the passphrase
people-add-title = Add a colleague
people-add-login = Their name or initials
people-add-passphrase = First passphrase
people-add-passphrase-hint = Let them type it themselves, twice: nobody else need know it. At least 12 characters.
people-add-again = First passphrase, once more
people-add-administrator = May admit and retire colleagues, and reads the journal
people-add = Add them
people-add-part = Their part
people-parts-title = What each part may do in the window
people-parts-keys = Whether somebody can open a family at all is decided by keys, not by their part.
people-recovery-title = Give a new passphrase
people-recovery-why = This session was opened with the recovery key. It is for giving a new passphrase to somebody who lost theirs. Choose them, and let them type it.
people-recovery-whose = Whose passphrase was lost?
people-recovery-give = Give the new passphrase
people-own-part = Your part

## Members
members-title = Who can open this family
members-why = Each of them holds a key to its films and records. Nobody else can open it, whatever their part.
members-saving = Sealing the family's keys …
members-remove = Remove
members-remove-named = Remove { $login } from this family
members-remove-yes = Yes, take { $login } out
members-remove-asked = { $login } will not be able to open this family any more: it gets a new key. What they saw or copied before cannot be taken back.
members-remove-own = You will not be able to open this family any more: it gets a new key. Only another member can add you again.
members-last = The last member cannot be removed: nobody could open the family.
members-add = Add to this family
members-add-who = A colleague
members-add-choose = Choose a colleague
members-nobody = Every colleague is a member.
members-left = You are no member of that family any more.

## The recovery key
recovery-group = { $number }: { $group }
recovery-shown-next = I have it on paper
recovery-sheet-folder = Folder for a sheet to print
recovery-sheet-folder-hint = Not the vault's folder. A memory stick is a good place; delete the file once it is printed.
recovery-sheet-save = Save a sheet for printing
recovery-sheet-saved = The sheet is at { $path }. Print it, then delete the file.
recovery-writing = Writing the sheet …
recovery-ask-title = Read two groups from your paper
recovery-ask-hint = The key is not shown any more. Type these two groups as you wrote them down: so you know that your copy is good.
recovery-ask-group = Group { $number }
recovery-ask-check = Go on
recovery-ask-again = Show the key again
recovery-ask-wrong = That is not what the key says. Look at your paper once more; perhaps two letters were swapped. You can have the key shown again.
recovery-close-asked = The recovery key was not checked yet, and it is never shown again. Close once more to leave all the same.
recovery-sheet-title = RECOVERY KEY OF AN ATTUNE VAULT
recovery-sheet-vault = Vault { $vault }, made on { $day }
recovery-sheet-what = Whoever holds this key opens everything in that vault: every film of every family. It is for the day on which every passphrase is lost.
recovery-sheet-keep = Keep it on paper, under lock, away from the computer the vault is on. Do not photograph it, do not send it.
recovery-sheet-use = To use it: "Use the recovery key" where one unlocks, and type the first line or all the groups; spaces and small letters do not matter.
recovery-sheet-file = If you read this in a file: print it and delete the file.
