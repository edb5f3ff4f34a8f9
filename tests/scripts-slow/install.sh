#!/bin/sh
# Installed with DESTDIR, the program runs from any folder; uninstall leaves nothing.
set -eu
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
make -s install DESTDIR="$root" PREFIX=/usr >/dev/null
(cd / && HOME="$root" XDG_DATA_HOME="$root/data" "$root/usr/bin/concordat" list partnerships --csv </dev/null) | grep -q Northumbria
for file in usr/share/man/man1/concordat.1 usr/share/man/man5/concordat-collection.5 usr/share/man/man7/concordat-method.7 usr/share/bash-completion/completions/concordat; do
	test -s "$root/$file"
done
make -s uninstall DESTDIR="$root" PREFIX=/usr >/dev/null
left=$(find "$root" -type f | wc -l)
if [ "$left" = 0 ]; then
	echo "1 passed, 0 failed, 0 skipped"
else
	echo "0 passed, 1 failed, 0 skipped"
	exit 1
fi
