#!/bin/sh
# Runs every test program (cmocka, TAP) and script; prints what failed; the last line is `N passed, N failed, N skipped`.
set -u

passed=0 failed=0 skipped=0
output=$(mktemp) || exit 1
trap 'rm -f "$output"' EXIT

# run NAME COMMAND…: counts the TAP lines of the command; one that ends badly without a failed test counts as one.
run() {
	name=$1
	shift
	status=0
	CMOCKA_MESSAGE_OUTPUT=TAP "$@" >"$output" 2>&1 </dev/null || status=$?
	s=$(grep -c '^\(not \)*ok .*# SKIP' "$output") # cmocka writes "not ok N # SKIP"
	p=$(grep '^ok ' "$output" | grep -vc '# SKIP')
	f=$(grep '^not ok ' "$output" | grep -vc '# SKIP')
	if [ "$f" = 0 ] && [ "$status" != 0 ] || [ "$p$f$s" = 000 ]; then
		f=1
	fi
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
	if [ "$f" != 0 ]; then
		echo "--- $name (exit $status)"
		grep -v '^ok ' "$output" | head -n "${LINES_SHOWN:-100}"
	fi
}

for program in "$@"; do
	run "$program" "$program"
done
for script in tests/scripts/*.sh; do
	run "$script" sh "$script"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
