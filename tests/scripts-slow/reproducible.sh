#!/bin/sh
# Two builds in two different folders give the same bytes.
set -eu
one=$(mktemp -d) two=$(mktemp -d)
trap 'rm -rf "$one" "$two"' EXIT
for folder in "$one/a" "$two/another-folder"; do
	mkdir "$folder"
	cp -R Makefile src include assets "$folder"
	env -u MAKEFLAGS make -s -C "$folder" build/concordat >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
done
if cmp "$one/a/build/concordat" "$two/another-folder/build/concordat"; then
	echo "1 passed, 0 failed, 0 skipped"
else
	echo "0 passed, 1 failed, 0 skipped"
	exit 1
fi
