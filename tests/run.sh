#!/bin/sh
# Runs every test program (cmocka, TAP) and script, as many at once as there are processors; prints what failed; the last line is
# `N passed, N failed, N skipped`. TIMES=1: also the seconds each took.
set -u

if [ "${1:-}" = --one ]; then # NAME COMMAND…: its TAP and its exit status become NAME.out and NAME.status
	out=$RESULTS/$(echo "$2" | tr / _)
	shift 2
	start=$(date +%s)
	status=0
	CMOCKA_MESSAGE_OUTPUT=TAP "$@" >"$out.out" 2>&1 </dev/null || status=$?
	echo "$status $(($(date +%s) - start)) $*" >"$out.status"
	exit 0
fi

RESULTS=$(mktemp -d) || exit 1
export RESULTS
trap 'rm -rf "$RESULTS"' EXIT
{
	for program in "$@"; do echo "$program $program"; done
	for script in tests/scripts/*.sh; do echo "$script sh $script"; done
} | xargs -P "$(getconf _NPROCESSORS_ONLN)" -L 1 sh "$0" --one

passed=0 failed=0 skipped=0
# One that ends badly without a failed test, or without any, counts as one.
for told in "$RESULTS"/*.status; do
	output=${told%.status}.out
	read -r status seconds name <"$told"
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
	[ -z "${TIMES:-}" ] || echo "$seconds s $name"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
