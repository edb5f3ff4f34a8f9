#!/bin/sh
# Runs each fuzzer for $SECONDS on its kept corpus; a finding fails. Corpora stand in tests/fuzz/corpus/NAME.
set -u
passed=0 failed=0
# Freed memory is kept from use for less long: what is fuzzed many times a second would only meet fresh pages.
export ASAN_OPTIONS="${ASAN_OPTIONS:-quarantine_size_mb=8:thread_local_quarantine_size_kb=64}"
for fuzzer in "$@"; do
	name=$(basename "$fuzzer" | sed 's/^fuzz_//')
	found="$BUILD/corpus/$name"
	mkdir -p "$found"
	if "$fuzzer" -max_total_time="$SECONDS" -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 "$found" \
		"tests/fuzz/corpus/$name" >"$BUILD/$name.log" 2>&1; then
		passed=$((passed + 1))
		echo "fuzz $name: $(sed -n 's/stat::number_of_executed_units: *//p' "$BUILD/$name.log") runs"
	else
		failed=$((failed + 1))
		echo "--- $name"
		tail -n 40 "$BUILD/$name.log"
	fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
