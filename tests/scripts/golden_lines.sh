#!/bin/sh
# One line of output for each trap of the seeds' facts.json and each date precision: lines.tsv has what it is for, the id to show, the line.
set -u
unset CONCORDAT_DATABASE
export XDG_DATA_HOME=/nonexistent LC_ALL=C.UTF-8
number=0
while IFS="	" read -r what id line; do
	number=$((number + 1))
	if "$CONCORDAT" show "$id" | grep -Fxq -e "$line"; then
		echo "ok $number - $what"
	else
		echo "# show $id has no line: $line"
		echo "not ok $number - $what"
	fi
done <"$CONCORDAT_SOURCE/tests/app/golden/lines.tsv"
