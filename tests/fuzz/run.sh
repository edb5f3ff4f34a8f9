#!/bin/sh
# Runs each fuzzer for $SECONDS, or $RUNS times, on its kept corpus; a finding fails. Corpora stand in tests/fuzz/corpus/NAME. With
# $RUNS each of the six importers that share a fuzzer is run as often.
set -u
passed=0 failed=0
# Freed memory is kept from use for less long: what is fuzzed many times a second would only meet fresh pages.
export ASAN_OPTIONS="${ASAN_OPTIONS:-quarantine_size_mb=8:thread_local_quarantine_size_kb=64:malloc_context_size=4}"

limit="-max_total_time=$SECONDS"
[ -z "${RUNS:-}" ] || limit="-runs=$RUNS"

fuzz() { # FUZZER NAME-OF-CORPUS SHOWN
	found="$BUILD/corpus/$3"
	mkdir -p "$found"
	if "$1" "$limit" -timeout=20 -rss_limit_mb=1024 -print_final_stats=1 "$found" \
		"tests/fuzz/corpus/$2" >"$BUILD/$3.log" 2>&1; then
		passed=$((passed + 1))
		echo "fuzz $3: $(sed -n 's/stat::number_of_executed_units: *//p' "$BUILD/$3.log") runs"
	else
		failed=$((failed + 1))
		echo "--- $3"
		tail -n 40 "$BUILD/$3.log"
	fi
}

for fuzzer in "$@"; do
	name=$(basename "$fuzzer" | sed 's/^fuzz_//')
	if [ "$name" = import ] && [ -n "${RUNS:-}" ]; then
		for KIND in 0 1 2 3 4 5; do
			export KIND
			fuzz "$fuzzer" import "import-$KIND"
		done
		unset KIND
	else
		fuzz "$fuzzer" "$name" "$name"
	fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
