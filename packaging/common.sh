# Shared by the commands in this folder: installs what is missing. Sourced, not run.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
least_rust=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)

say() { printf '%s\n' "$*" >&2; }

# The packages of the named groups, one a line.
packages_of() {
  local group
  for group in "$@"; do
    sed -n "s/^$group  *\([^ ]*\).*/\1/p" packaging/debian-packages
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs the packages of the named groups that are missing.
install_packages() {
  local missing=() name
  if ! command -v dpkg-query >/dev/null; then
    say "This machine has no apt. Please install what these Debian packages hold, then run this again:"
    packages_of "$@" | sed 's/^/  /' >&2
    # Without apt nobody can tell what is there: go on and let the build say what is missing.
    return 0
  fi
  for name in $(packages_of "$@"); do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    say "These packages are missing, and there is no sudo to install them with. As root, please run:"
    say "  apt-get install ${missing[*]}"
    exit 2
  fi
  say "Installing ${#missing[@]} missing packages: ${missing[*]}"
  as_root apt-get update -q >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
}

version_at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

rust_is_new_enough() {
  command -v cargo >/dev/null && version_at_least "$least_rust" "$(rustc --version | cut -d' ' -f2)"
}

# Makes sure that a Rust toolchain of at least Cargo.toml's rust-version is on the path.
install_rust() {
  [ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"
  rust_is_new_enough && return 0
  say "Attune needs Rust $least_rust or newer; installing the stable toolchain with rustup."
  if command -v rustup >/dev/null; then
    rustup toolchain install stable --profile minimal --component clippy,rustfmt >&2 && rustup default stable >&2
  else
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs |
      sh -s -- -y --profile minimal --component clippy --component rustfmt >&2
    . "$HOME/.cargo/env"
  fi
  rust_is_new_enough || { say "Rust $least_rust or newer is still missing: see https://rustup.rs"; exit 2; }
}
