#!/bin/sh
# Installs the named Debian packages that are missing; elsewhere says what to install. Starts no service.
set -eu

if ! command -v apt-get >/dev/null 2>&1; then
	echo "This system has no apt-get. Install a C11 compiler, make and pkg-config, and the development files of"
	echo "ncurses (wide), sqlite3 (3.34 or later, with FTS5) and, for the tests, cmocka and libvterm:"
	echo "  Fedora:   dnf install gcc make pkgconf ncurses-devel sqlite-devel libcmocka-devel libvterm-devel mandoc"
	echo "  Arch:     pacman -S base-devel ncurses sqlite cmocka libvterm mandoc"
	echo "  Alpine:   apk add build-base pkgconf ncurses-dev sqlite-dev cmocka-dev libvterm-dev mandoc"
	echo "  macOS:    brew install pkg-config ncurses sqlite cmocka libvterm mandoc"
	exit 0
fi

missing=
for package in "$@"; do
	dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null 2>&1 || { echo "as root: apt-get install$missing" >&2; exit 1; }
	as_root=sudo
fi
echo "installing:$missing"
# Words of $missing are package names; none of them has a service to start.
# shellcheck disable=SC2086
{
	$as_root apt-get update -qq
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
} >&2
