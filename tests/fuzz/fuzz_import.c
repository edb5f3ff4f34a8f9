/* Any bytes as a file of each kind but RTT: what is gathered is sound. The first byte says which
 * kind, unless $KIND does (0 to 5), and whether bad rows are left out. */
#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "import/importers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool (*const readers[])(struct source *, struct harvest *, struct error *) = {
	ae_read, ae_long_read, dm01_read, ods_read, cancer_read, long_read};
static bool (*const recognisers[])(const char *, size_t) = {ae_recognises, ae_long_recognises,
	dm01_recognises, ods_recognises, cancer_recognises, long_recognises};
enum { KINDS = sizeof readers / sizeof *readers };

static size_t choose_kind(uint8_t byte)
{
	const char *fixed = getenv("KIND");

	return (fixed != NULL ? strtoul(fixed, NULL, 10) : byte & 0x3F) % KINDS;
}

static void check_harvest(const struct harvest *harvest)
{
	for (size_t i = 0; i < harvest->figure_count; i++) {
		const struct harvest_figure *figure = &harvest->figures[i];

		assert(figure->month < harvest->month_count && figure->item < harvest->item_count);
		assert(figure->function < harvest->function_count);
		assert(figure->body < harvest->body_count);
		assert(isfinite(figure->value) || (isnan(figure->value) && figure->why != NULL));
	}
	for (size_t i = 0; i < harvest->waits_count; i++) {
		const struct harvest_waits *waits = &harvest->waits[i];
		unsigned char packed[WAITS_GROUP_MOST];
		struct waits_group group = {.waits = {.open = waits->open}};

		assert(waits->month < harvest->month_count && waits->body < harvest->body_count);
		assert(waits->commissioner < harvest->body_count);
		assert(waits->open > 0 && waits->open < WAITS_BANDS_MOST);
		for (int k = 0; k <= waits->open; k++)
			assert(waits->bands[k] >= 0);
		memcpy(group.waits.bands, waits->bands,
			((size_t)waits->open + 1) * sizeof *waits->bands);
		assert(waits_pack_group(&group, packed) <= sizeof packed);
	}
	for (size_t i = 0; i < harvest->body_count; i++)
		assert(*harvest->bodies[i].body.code != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct csv_bytes bytes;
	struct import_options options = {.period = size > 0 && (data[0] & 0x80) ? "2025-04" : NULL};
	struct import_report report = {.changed = 0};
	struct harvest harvest;
	struct digest digest;
	struct error error;
	size_t kind;
	struct source source = {.name = "fuzz",
		.file = "Monthly-April-2022.csv",
		.options = &options,
		.report = &report,
		.read = csv_read_bytes,
		.context = &bytes,
		.digest = &digest};

	if (size < 1)
		return 0;
	bytes = (struct csv_bytes){(const char *)data + 1, size - 1};
	options.keep_going = (data[0] & 0x40) != 0;
	digest_begin(&digest);
	kind = choose_kind(data[0]);
	recognisers[kind](bytes.bytes, bytes.size);
	harvest_begin(&harvest);
	if (readers[kind](&source, &harvest, &error)) {
		harvest_sort(&harvest);
		check_harvest(&harvest);
	}
	harvest_free(&harvest);
	string_buffer_free(&report.lines);
	return 0;
}
