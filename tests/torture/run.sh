#!/bin/sh
# Imports of dossiers and of official files that are killed at random moments, or whose disk, input and output, or memory fails; two at
# once; random keys; a tour under valgrind. ROUNDS: kills (200); of the calls that can fail a share that grows with it is tried, and all
# of them from ROUNDS=4000 on.
set -u
rounds=${ROUNDS:-200}
passed=0 failed=0 skipped=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset CONCORDAT_DATABASE
export XDG_DATA_HOME="$work/data" LC_ALL=C.UTF-8

tell() {
	if [ "$1" = ok ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
	echo "$1 - $2"
}

# A dossier of many rows, so that an import takes long enough to be killed in.
make_dossier() {
	mkdir -p "$1"
	printf 'id,name,description\n%s,%s,made for the torture\n' "$2" "$2" >"$1/dossier.csv"
	awk -v mark="$2" -v n="$3" 'BEGIN {
		print "id,name,kind,sources"
		for (i = 1; i <= n; i++) printf "l-%s-%d,a place %s number %d,town,d-001:%d\n", mark, i, mark, i, i % 450 + 1
	}' >"$1/places.csv"
}
make_dossier "$work/one" one 4000
make_dossier "$work/two" two 4000
"$CONCORDAT" import "$work/one" >/dev/null || { echo "not ok - first import"; exit 1; }
database=$XDG_DATA_HOME/concordat/concordat.db

torn=0 old=0 new=0
i=0
while [ $i -lt "$rounds" ]; do
	i=$((i + 1))
	"$CONCORDAT" import "$work/two" >/dev/null 2>&1 &
	child=$!
	sleep "$(awk -v seed=$i 'BEGIN { srand(seed); printf "%.3f", rand() * 0.5 }')"
	kill -9 $child 2>/dev/null
	wait $child 2>/dev/null
	"$CONCORDAT" check >"$work/check" 2>&1 || { torn=$((torn + 1)); head -n 3 "$work/check"; }
	if "$CONCORDAT" show l-two-4000 >/dev/null 2>&1; then
		new=$((new + 1))
		"$CONCORDAT" undo >/dev/null 2>&1 || torn=$((torn + 1))
	else
		old=$((old + 1))
	fi
done
[ $torn = 0 ] && tell ok "$rounds kills: $old old, $new new, 0 torn" || tell "not ok" "$torn of $rounds torn"
"$CONCORDAT" import "$work/two" >/dev/null 2>&1
left=$(find "$(dirname "$database")" -name '*.new*' | wc -l)
[ "$left" = 0 ] && tell ok "the next import removes what dead ones left" || tell "not ok" "$left files left by dead imports"

rm -rf "$XDG_DATA_HOME"
"$CONCORDAT" import "$work/one" >/dev/null 2>&1 &
"$CONCORDAT" import "$work/two" >/dev/null 2>&1 &
wait
"$CONCORDAT" show l-one-1 >/dev/null 2>&1 && "$CONCORDAT" show l-two-1 >/dev/null 2>&1 &&
	tell ok "two imports at once both land" || tell "not ok" "two imports at once"

if mkdir "$work/small" && mount -t tmpfs -o size=1m tmpfs "$work/small" 2>/dev/null; then
	if XDG_DATA_HOME="$work/small" "$CONCORDAT" import "$work/one" >"$work/full" 2>&1; then
		tell "not ok" "an import on a full disk said it was done"
	else
		XDG_DATA_HOME="$work/small" "$CONCORDAT" check >/dev/null 2>&1 && tell ok "full disk: $(head -n 1 "$work/full")" ||
			tell "not ok" "full disk left a database that does not check"
	fi
	umount "$work/small"
else
	skipped=$((skipped + 1))
fi

# Official files: imports.c has what must hold behind every run, and tells what did not.
mkdir "$work/files"
if sh tests/torture/make_files.sh "$work/files"; then
	program=$(realpath "$CONCORDAT") faults=$(realpath "$BUILD/tests/torture/faults.so")
	march=$work/files/RTT-March-2027-full-extract.csv april=$work/files/RTT-April-2027-full-extract.csv
	ae=$work/files/Monthly-AE-April-2027.csv beds=$work/files/beds.csv zip=$work/files/RTT-April-2027.zip
	torture() { # MODE FILE COUNT
		rm -rf "$work/torture" && mkdir "$work/torture"
		if "$BUILD/tests/torture/imports" "$1" "$program" "$work/torture" "$march" "$2" "$3" "$faults"; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
		fi
	}
	torture kill "$april" "$rounds"
	if [ -e "$zip" ]; then torture kill "$zip" "$rounds"; else skipped=$((skipped + 1)); fi
	if mkdir "$work/mount" && mount -t tmpfs tmpfs "$work/mount" 2>/dev/null; then
		umount "$work/mount"
		torture full "$april" $((rounds / 4 + 4))
	else
		skipped=$((skipped + 1))
	fi
	torture io "$april" $((rounds * 3 / 2))
	torture io "$ae" $((rounds / 2))
	torture io "$beds" $((rounds / 2))
	torture memory "$april" $((rounds * 5))
	torture memory "$ae" $((rounds * 2))
	torture memory "$beds" $((rounds * 2))

	rm -rf "$XDG_DATA_HOME"
	"$CONCORDAT" import "$april" >/dev/null 2>&1 &
	first=$!
	"$CONCORDAT" import "$ae" >/dev/null 2>&1 &
	second=$!
	wait $first && wait $second && "$CONCORDAT" check >/dev/null && "$CONCORDAT" list imports --json >"$work/imports" &&
		grep -q '"RTT-April-2027-full-extract.csv"' "$work/imports" && grep -q '"Monthly-AE-April-2027.csv"' "$work/imports" &&
		tell ok "two official imports at once both land" || tell "not ok" "two official imports at once"
else
	tell "not ok" "the files for the torture of official imports could not be made"
fi

if [ -x "$BUILD/tests/torture/keys" ]; then
	"$BUILD/tests/torture/keys" "$CONCORDAT" "${KEYS:-20000}" && tell ok "random keys" || tell "not ok" "random keys"
fi

if command -v valgrind >/dev/null 2>&1 && [ -x "$BUILD/tests/torture/keys" ]; then
	"$BUILD/tests/torture/keys" --tour "$(command -v valgrind)" -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
		--suppressions=tests/torture/valgrind.supp "$CONCORDAT" && tell ok "tour under valgrind" || tell "not ok" "tour under valgrind"
else
	skipped=$((skipped + 1))
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
