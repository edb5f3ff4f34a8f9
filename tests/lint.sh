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
	tidied=$(find src -name '*.c' | sort | xargs -P "$(nproc)" -n 1 sh tests/tidy.sh)
	passed=$((passed + $(echo "$tidied" | grep -c '^ok - ')))
	failed=$((failed + $(echo "$tidied" | grep -c '^not ok - ')))
	echo "$tidied" | grep -v '^ok - '
else
	skipped=$((skipped + 1))
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
