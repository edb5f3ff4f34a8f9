/* Any bytes as a person's own file of dates and values: it is refused, or what is charted of it is
 * dates and numbers. The first byte says whether shares are asked for. */
#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "app/study_cells.h"
#include "app/study_sheet.h"
#include "base/string_buffer.h"
#include "model/month.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_number(const struct study_sheet *sheet, const char *text)
{
	bool percent = false;
	double number = 0;

	if (study_cell_number(text, sheet->decimal, &number, &percent))
		assert(isfinite(number) && study_cell_is_number(text));
}

static void check_line(const struct study_sheet *sheet, const struct sheet_line *line)
{
	long day;
	int month;
	bool month_only;

	assert(line->used > 0 && line->used <= sheet->columns && line->used <= line->fields);
	if (study_date_parse(sheet_cell(line, sheet->date), &day, &month, &month_only))
		assert(month_year(month) >= 1 && month_year(month) <= 9999);
	check_number(sheet, sheet_cell(line, sheet->value));
	if (sheet->shares)
		check_number(sheet, sheet_cell(line, sheet->denominator));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct string_buffer text = {0};
	struct arena arena = {0};
	struct study_sheet sheet;
	struct error error;

	if (size == 0)
		return 0;
	string_buffer_add_bytes(&text, (const char *)data + 1, size - 1);
	if (study_sheet_read(
		    string_buffer_text(&text), text.size, data[0] % 2 == 1, &arena, &sheet, &error))
		for (size_t i = 0; i < sheet.count; i++)
			check_line(&sheet, &sheet.lines[i]);
	string_buffer_free(&text);
	arena_free(&arena);
	return 0;
}
