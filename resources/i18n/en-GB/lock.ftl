# Locking, filming while locked, and what of this computer guards the keys.

doctor-core-dumps = Core dumps
doctor-core-dumps-off = off: a crash leaves no keys and no film in a file
doctor-core-dumps-on = on: a crash may leave keys in a file. Turn core dumps off for this user ("ulimit -c 0").

error-folder-open-to-others = Other users of this computer can look into { $path }. Close it to them with: { $command }
error-folders-open-to-others = Other users of this computer can look into { $folders } folders of this vault, { $path } among them. Close them with: { $command }
