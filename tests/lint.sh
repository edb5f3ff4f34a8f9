#!/bin/sh
# Static checks: the manual pages, shell syntax, clang-tidy where it is installed.
set -u
passed=0 failed=0 skipped=0
check() {
	if output=$("$@" 2>&1); then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "--- $*"
		echo "$output" | head -n 40
	fi
}

if command -v mandoc >/dev/null 2>&1; then
	check mandoc -T lint man/*.[157]
else
	skipped=$((skipped + 1))
fi
for script in tests/*.sh tests/*/*.sh; do
	check sh -n "$script"
done
if command -v clang-tidy >/dev/null 2>&1; then
	for file in $(find src -name '*.c' | sort); do
		check clang-tidy --quiet --warnings-as-errors='*' \
			--checks='-*,bugprone-*,clang-analyzer-*,-bugprone-easily-swappable-parameters,-bugprone-reserved-identifier,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,-bugprone-macro-parentheses,-bugprone-signal-handler,-bugprone-narrowing-conversions,-bugprone-branch-clone,-bugprone-implicit-widening-of-multiplication-result,-bugprone-assignment-in-if-condition,-bugprone-sizeof-expression,-bugprone-not-null-terminated-result,-bugprone-misplaced-widening-cast' \
			"$file" -- -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Iinclude \
			-DCONCORDAT_VERSION='""' -DCONCORDAT_LOCALSTATEDIR='""'
	done
else
	skipped=$((skipped + 1))
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
