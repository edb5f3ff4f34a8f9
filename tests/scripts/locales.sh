#!/bin/sh
# Under LC_ALL=C every record of the collection prints in ASCII, and nothing of it as '?' that is none in UTF-8.
set -u
unset CONCORDAT_DATABASE
export XDG_DATA_HOME=/nonexistent
bad=0 shown=0
for kind in partnerships differences statements organisations; do
	for id in $("$CONCORDAT" list "$kind" --csv | sed -n 's/^\([a-z][0-9]*-[A-Za-z0-9.-]*\),.*/\1/p'); do
		shown=$((shown + 1))
		marks=$(LC_ALL=C.UTF-8 "$CONCORDAT" show "$id" | tr -cd '?' | wc -c)
		ascii=$(LC_ALL=C "$CONCORDAT" show "$id" | tr -cd '?' | wc -c)
		other=$(LC_ALL=C "$CONCORDAT" show "$id" | LC_ALL=C tr -d '\000-\177' | wc -c)
		if [ "$marks" != "$ascii" ] || [ "$other" != 0 ]; then
			echo "# $id: $marks marks in UTF-8, $ascii in C, $other bytes that are not ASCII"
			bad=$((bad + 1))
		fi
	done
done
[ $bad = 0 ] && [ $shown -gt 150 ] && echo "ok 1 - $shown records in the C locale" || echo "not ok 1 - $bad of $shown records"
