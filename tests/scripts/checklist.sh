#!/bin/sh
# Every line of the seeds' checklist: its record can be shown, and the figures behind `find:` are found by
# `concordat search` in a record that cites those lines. Needs CONCORDAT_SHARED; skipped where that is absent.
set -u

list=${CONCORDAT_SHARED:-../shared}/seeds/CHECKLIST.md
if [ ! -r "$list" ]; then
	echo "ok 1 - checklist # SKIP no $list"
	exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset CONCORDAT_DATABASE
export XDG_DATA_HOME="$work"

# One line a figure: document, first line, last line, line of the checklist, figure, and its value where it is a word.
awk '
/^## 00[0-9] / { document = "d-" $2 }
/^## [^0]/ { document = "" }
/^- \[ \] L[0-9]/ && document {
	split(substr($4, 2), lines, "-")
	at = index($0, "| find: ")
	if (!at)
		next
	n = split(substr($0, at + 8), parts, "`")
	for (i = 2; i <= n; i += 2) {
		figure = parts[i]
		value = ""
		if (match(figure, / \(=[^)]*\)$/)) {
			value = substr(figure, RSTART + 3, RLENGTH - 4)
			figure = substr(figure, 1, RSTART - 1)
		}
		printf "%s\t%d\t%d\t%d\t%s\t%s\n", document, lines[1], lines[2] ? lines[2] : lines[1], NR, figure, value
	}
}' "$list" >"$work/figures"

# cites FILE DOCUMENT FIRST LAST: one of the hits (CSV) cites lines that overlap these.
cites() {
	grep -o 'd-[0-9A-Za-z-]*:[0-9]*-*[0-9]*' "$1" | awk -F '[:-]' -v document="$2" -v first="$3" -v last="$4" '
	{ from = $3; to = $4 == "" ? $3 : $4 }
	"d-" $2 == document && from <= last && to >= first { found = 1 }
	END { exit !found }'
}

missing=0
while IFS="	" read -r document first last line figure value; do
	found=no
	for words in "$figure" "$value"; do
		[ -n "$words" ] || continue
		"$CONCORDAT" search --csv -- "$words" >"$work/hits" 2>/dev/null || continue
		if cites "$work/hits" "$document" "$first" "$last"; then
			found=yes
			break
		fi
	done
	if [ $found = no ]; then
		echo "# CHECKLIST.md:$line: no record that cites $document:$first-$last is found by: $figure"
		missing=$((missing + 1))
	fi
done <"$work/figures"
[ $missing = 0 ] && echo "ok 1 - $(wc -l <"$work/figures") figures of the checklist are found where they stand" ||
	echo "not ok 1 - $missing figures are not found"

# Every id of the checklist is a record; traps and corroborations of the checker itself are not.
grep '^- \[ \]' "$list" | grep -o '`[a-z][0-9]*-[A-Za-z0-9.-]*`' | tr -d '`' | grep -v '^t-' | sort -u >"$work/ids"
missing=0
while read -r id; do
	"$CONCORDAT" show --json "$id" >/dev/null 2>&1 || {
		echo "# no record $id"
		missing=$((missing + 1))
	}
done <"$work/ids"
[ $missing = 0 ] && echo "ok 2 - $(wc -l <"$work/ids") ids of the checklist are records" || echo "not ok 2 - $missing ids have no record"
