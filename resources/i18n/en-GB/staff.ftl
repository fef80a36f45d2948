# Who works with the vault, and who with which family: what is refused and why.

error-needs-administrator = Only an administrator of this vault admits and retires colleagues. Ask one.
error-needs-recovery-key = This takes the recovery key: unlock the vault with it.
error-own-retirement = Nobody retires themselves. Ask another administrator.
error-retired-already = This colleague is retired already.
error-last-member = This is the last colleague who works with the family. Add another first.
error-member-already = This colleague works with the family already.
error-no-member = This colleague does not work with the family.
error-member-retired = This colleague is retired and cannot be added to a family.
error-member-unproven = The keys of this colleague are not those that an administrator admitted, so nothing is sealed to them. Ask an administrator to look at "attune vault check".
