# Writes assembly that holds files as they are: awk -v name=NAME -f assets/embed.awk FILE... >NAME.S
# embedded_NAME_table becomes an array of struct embedded (src/store/embedded.h) in the order given, and
# embedded_NAME_count its length. An entry is named as its file is, without folder and ending. /dev/null is no file.
# Each begins at a multiple of 16, or of what -v align=BYTES says: a page of a database then lies in one page of memory.
# The assembler reads the files when it runs, from the folder in which it runs.
function last_part(path) {
	sub(/.*\//, "", path)
	sub(/\.[^.]*$/, "", path)
	return path
}

function label(symbol) {
	print "\t.globl " symbol
	print "\t.hidden " symbol
	print symbol ":"
}

BEGIN {
	for (i = 1; i < ARGC; i++) {
		if (ARGV[i] == "/dev/null")
			continue
		if (ARGV[i] !~ /^[A-Za-z0-9._\/-]+$/) {
			print "embed.awk: cannot embed a file of this name: " ARGV[i] > "/dev/stderr"
			exit 1
		}
		files[++count] = ARGV[i]
	}
	if (!align)
		align = 16
	print "#if __SIZEOF_POINTER__ == 8\n#define POINTER .quad\n#else\n#define POINTER .long\n#endif"
	print "\t.section .rodata"
	for (i = 1; i <= count; i++) {
		printf "name%d:\n\t.asciz \"%s\"\n", i, last_part(files[i])
		printf "\t.balign %d\nfile%d:\n\t.incbin \"%s\"\nend%d:\n\t.byte 0\n", align, i, files[i], i
	}
	print "\t.balign 8"
	label("embedded_" name "_count")
	printf "\tPOINTER %d\n", count
	print "\t.section .data.rel.ro, \"aw\"\n\t.balign 8"
	label("embedded_" name "_table")
	for (i = 1; i <= count; i++)
		printf "\tPOINTER name%d, file%d, end%d\n", i, i, i
	print "\tPOINTER 0, 0, 0"
	print "\t.section .note.GNU-stack, \"\", %progbits"
}
