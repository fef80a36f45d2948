# The settings.

settings-title = Settings
settings-saved = Changes are saved as you make them
settings-reading = Reading …
settings-people = People
settings-training = Your training
settings-retention = Keeping film
settings-journal = Journal
settings-check = Check the vault
settings-check-why = Reads every film and every record through, and says what is damaged or missing. Nothing is changed.
settings-check-now = Check now
settings-locking = Locking
settings-lock-after = Lock after
settings-lock-after-why = With no activity. Filming goes on, with the screen hidden.
settings-minutes = { $minutes } min
settings-keyboard = Keyboard
settings-keyboard-why = Every key on one page. ? opens it anywhere.
settings-keyboard-show = Show keys
settings-appearance = Appearance
settings-look = Follows this computer unless you choose.
settings-look-system = As computer
settings-look-light = Light
settings-look-dark = Dark
