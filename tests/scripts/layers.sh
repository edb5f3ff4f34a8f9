#!/bin/sh
# Every #include names a room its own room may know (the table of ARCHITECTURE: one line a room), and system headers stay in theirs.
awk '
BEGIN {
	may["base"] = ""; may["text"] = "base"; may["model"] = "base"; may["analysis"] = "base model"
	may["store"] = "base text model"; may["import"] = "base text model store"; may["draw"] = "base text"
	may["views"] = "base text model analysis store draw"; may["terminal"] = "base text draw"
	may["app"] = "base text model analysis store import draw views terminal"
	owner["iconv.h"] = "text"; owner["sqlite3.h"] = "store"; owner["curses.h"] = "terminal"; owner["ncurses.h"] = "terminal"
	owner["term.h"] = "terminal"
}
FNR == 1 {
	split(FILENAME, part, "/")
	room = part[3] == "" || part[2] ~ /\./ ? "app" : part[2]
}
/^#include "/ {
	split($2, quoted, "\"")
	if (split(quoted[2], path, "/") < 2)
		next # a private header beside its source
	if (path[1] != room && index(" " may[room] " ", " " path[1] " ") == 0) {
		printf "# %s:%d: %s may not include %s\n", FILENAME, FNR, room, quoted[2]
		bad++
	}
}
/^#include </ {
	header = $2
	gsub(/[<>]/, "", header)
	if (header in owner && owner[header] != room) {
		printf "# %s:%d: only %s may include <%s>\n", FILENAME, FNR, owner[header], header
		bad++
	}
}
END { print (bad ? "not ok" : "ok") " 1 - rooms include only what they may"; exit bad > 0 }
' $(find src include -name '*.[ch]' | sort)
