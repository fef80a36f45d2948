# Who works with the vault, and who with which family: what is refused and why.

error-needs-administrator = Only an administrator of this vault admits and retires colleagues. Ask one.
error-needs-recovery-key = This takes the recovery key: unlock the vault with it.
cli-passphrase-needs-recovery-key = A colleague's passphrase is replaced with the recovery key alone: add --recovery-key-file FILE.
error-own-retirement = Nobody retires themselves. Ask another administrator.
error-retired-already = This colleague is retired already.
error-last-member = This is the last colleague who works with the family. Add another first.
error-member-already = This colleague works with the family already.
error-no-member = This colleague does not work with the family.
error-member-retired = This colleague is retired and cannot be added to a family.
error-member-unproven = The keys of this colleague are not those that an administrator admitted, so nothing is sealed to them. Ask an administrator to look at "attune vault check".
error-vault-unfinished = This vault was never finished: its making was cut off before its recovery key was shown. Remove the folder { $path } and make the vault again.

cli-two-secrets = Standard input can give only one of the secrets. Put the other into a file.
cli-name-colleague = Say with --login whose passphrase was lost.
cli-user-added = { $login } can unlock the vault now.
cli-passphrase-changed = Your passphrase is changed.
cli-passphrase-replaced = { $login } unlocks with the new passphrase now, and works with the same families.
cli-user-retired = { $login } unlocks no more. { $rekeyed ->
    [0] No family of yours
    [one] One family
   *[other] { $rekeyed } families
} got a new key{ $waiting ->
    [0] .
    [one] ; one more gets it when a colleague opens it, if { $login } worked with it.
   *[other] ; { $waiting } more get it when a colleague opens them, if { $login } worked with them.
}
cli-member-added = { $login } works with family { $code } now.
cli-member-removed = { $login } does not work with family { $code } any more. The family has a new key.
cli-head-login = Name
cli-head-role = Role
cli-head-remark = Remark
cli-user-administrator = administrator
cli-user-is-retired = retired
cli-user-you = you
