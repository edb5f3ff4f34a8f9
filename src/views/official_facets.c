/* Sector, ICB and region of a provider, as they are filtered by. */
#include "official_facets.h"

#include <string.h>
#include <strings.h>

#include "model/sector.h"

/* "NHS Kent and Medway Integrated Care Board" is "Kent and Medway (QKS)". */
static const char *area_name(struct arena *arena, const char *code, const char *name)
{
	static const char *const endings[] = {" INTEGRATED CARE BOARD", " ICB"};
	size_t size;

	if (name == NULL || strcmp(name, code) == 0)
		return code;
	name += strncmp(name, "NHS ", 4) == 0 ? 4 : 0;
	size = strlen(name);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t ending = strlen(endings[i]);

		if (size > ending && strcasecmp(name + size - ending, endings[i]) == 0)
			size -= ending;
	}
	return arena_format(arena, "%.*s (%s)", (int)size, name, code);
}

static bool find_area(
	struct official_areas *areas, const char *code, const char **out, struct error *error)
{
	struct body_facts facts;

	*out = code;
	if (code == NULL)
		return true;
	for (size_t i = 0; i < areas->count; i++)
		if (strcmp(areas->codes[i], code) == 0) {
			*out = areas->names[i];
			return true;
		}
	if (!load_body(areas->store, areas->arena, code, &facts, error))
		return false;
	*out = area_name(areas->arena, code, facts.code ? facts.name : NULL);
	if (areas->count < sizeof areas->codes / sizeof *areas->codes) {
		areas->codes[areas->count] = code;
		areas->names[areas->count++] = *out;
	}
	return true;
}

static const char *region_words(struct arena *arena, const char *code)
{
	if (code == NULL || region_name(code) == NULL)
		return code;
	return arena_format(arena, "%s (%s)", region_name(code), code);
}

const char *official_division(const struct summary_row *row)
{
	return sector_is_nhs_trust(row->sector) ? "NHS" : "other";
}

/* Both as the rows and the command line divide them, and as what each is. */
static const char *sector_words(struct arena *arena, const struct summary_row *row)
{
	return row->sector == NULL
		       ? official_division(row)
		       : arena_format(arena, "%s; %s", official_division(row), row->sector);
}

bool official_facets(struct official_areas *areas, const struct summary_row *row,
	const char *facets[FACET_COUNT], struct error *error)
{
	facets[FACET_SECTOR] = sector_words(areas->arena, row);
	facets[FACET_REGION] = region_words(areas->arena, row->region);
	return find_area(areas, row->parent, &facets[FACET_ICB], error);
}
