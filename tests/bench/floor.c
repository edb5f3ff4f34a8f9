/* The smallest ncurses program that shows given screens: each key shows the next. What it sends is
 * what any program must. */
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A file of frames: per frame, rows lines of text, then rows lines of one attribute letter a cell
 * (' ' plain, b bold, d dim, r reverse). */
static char **read_lines(const char *path, size_t *count)
{
	FILE *file = fopen(path, "r");
	char **lines = NULL, *line = NULL;
	size_t capacity = 0;
	*count = 0;
	while (file && getline(&line, &capacity, file) >= 0) {
		line[strcspn(line, "\n")] = 0;
		lines = realloc(lines, (*count + 1) * sizeof *lines);
		if (!lines)
			exit(1);
		lines[(*count)++] = line;
		line = NULL;
		capacity = 0;
	}
	free(line);
	return lines;
}

static attr_t attribute(char letter)
{
	return letter == 'b'   ? A_BOLD
	       : letter == 'd' ? A_DIM
	       : letter == 'r' ? A_REVERSE
			       : A_NORMAL;
}

static void show_line(int row, const char *text, const char *attributes)
{
	move(row, 0);
	for (size_t cell = 0; *text; cell++) {
		size_t size = 1;
		while ((text[size] & 0xC0) == 0x80)
			size++;
		attrset(attribute(cell < strlen(attributes) ? attributes[cell] : ' '));
		addnstr(text, (int)size);
		text += size;
	}
	attrset(A_NORMAL);
}

int main(int argc, char **argv)
{
	size_t count;
	char **lines = read_lines(argc > 1 ? argv[1] : "/dev/null", &count);
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	size_t per_frame = 2 * (size_t)LINES + 1; /* the last line: "row column" of the cursor */
	for (size_t at = 0; at + per_frame <= count; at += per_frame) {
		int row = 0, column = 0;
		erase();
		for (int i = 0; i < LINES; i++)
			show_line(i, lines[at + (size_t)i], lines[at + (size_t)(LINES + i)]);
		sscanf(lines[at + per_frame - 1], "%d %d", &row, &column);
		move(row, column);
		refresh();
		if (getch() == 'q')
			break;
	}
	endwin();
	return 0;
}
