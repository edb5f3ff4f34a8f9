#!/bin/sh
# clang-tidy on one source, told as one TAP line; what it found stands before it.
output=$(clang-tidy --quiet --warnings-as-errors='*' \
	--checks='-*,bugprone-*,clang-analyzer-*,-bugprone-easily-swappable-parameters,-bugprone-reserved-identifier,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,-bugprone-macro-parentheses,-bugprone-signal-handler,-bugprone-narrowing-conversions,-bugprone-branch-clone,-bugprone-implicit-widening-of-multiplication-result,-bugprone-assignment-in-if-condition,-bugprone-sizeof-expression,-bugprone-not-null-terminated-result,-bugprone-misplaced-widening-cast' \
	"$1" -- -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Iinclude \
	-DCONCORDAT_VERSION='""' -DCONCORDAT_LOCALSTATEDIR='""' 2>&1) && echo "ok - $1" && exit 0
printf '%s\nnot ok - %s\n' "$(echo "$output" | head -n 40)" "$1"
