/* The kind of an organisation, from its code and its name alone; the regions of NHS England. */
#include "model/sector.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static const char nhs_trust[] = "NHS trust";

/* The first that a name has as words of its own tells. */
static const struct telling {
	const char *words, *sector;
} tellings[] = {
	{"COMMUNITY INTEREST", "community interest"},
	{"CIC", "community interest"},
	{"C.I.C", "community interest"},
	{"HOSPICE", "charity"},
	{"CHARITY", "charity"},
	{"CHARITABLE", "charity"},
	{"GP", "GP-led"},
	{"GPS", "GP-led"},
	{"GENERAL PRACTICE", "GP-led"},
	{"MEDICAL PRACTICE", "GP-led"},
	{"MEDICAL CENTRE", "GP-led"},
	{"PRIMARY CARE", "GP-led"},
	{"SURGERY", "GP-led"},
};

static bool is_word_byte(char byte)
{
	return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
	       (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0x80;
}

static bool has_words(const char *name, size_t size, const char *words)
{
	size_t length = strlen(words);

	for (size_t i = 0; i + length <= size; i++)
		if (strncasecmp(name + i, words, length) == 0 &&
			(i == 0 || !is_word_byte(name[i - 1])) &&
			(i + length == size || !is_word_byte(name[i + length])))
			return true;
	return false;
}

/* Of "NEWMEDICA - BRIGG - RIVERSIDE SURGERY", a site in someone else's house, the company. */
static size_t company_size(const char *name)
{
	const char *site = strstr(name, " - ");

	return site != NULL ? (size_t)(site - name) : strlen(name);
}

static bool is_digits(const char *text)
{
	return strspn(text, "0123456789") == strlen(text);
}

/* A general practice's own code is a letter and five digits; those with a Y are given to walk-in
 * centres and services of every kind, so that they tell nothing. */
static const char *sector_of_number(const char *code, size_t size)
{
	if (size != 6 || *code < 'A' || *code > 'Y' || !is_digits(code + 1))
		return "independent";
	return *code == 'Y' ? "not known" : "GP-led";
}

const char *sector_of(const char *code, const char *name)
{
	size_t size = strlen(code), whole = strlen(name), company = company_size(name);
	bool by_name = has_words(name, whole, "NHS TRUST") ||
		       has_words(name, whole, "NHS FOUNDATION TRUST");

	if ((size == 3 && code[0] == 'R') || (size == 5 && by_name))
		return nhs_trust;
	if (by_name)
		return "NHS by name";
	for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++)
		if (has_words(name, company, tellings[i].words))
			return tellings[i].sector;
	return sector_of_number(code, size);
}

bool sector_is_nhs_trust(const char *sector)
{
	return sector != NULL && strcmp(sector, nhs_trust) == 0;
}

/* Where each integrated care board lies, as ODS's lists of commissioners and of trusts have it
 * (eccg, etr); a code of five characters is that of a merger of April 2026. Files of waiting times
 * name an ICB without its region. */
static const struct region {
	const char *code, *name, *icbs;
} regions[] = {
	{"Y54", "North of England", ""},
	{"Y55", "Midlands and East of England", ""},
	{"Y56", "London", "QKK QMF QMJ QRV QWE Z9B2Z"},
	{"Y57", "South of England", ""},
	{"Y58", "South West", "QJK QOX QR1 QSL QT6 QUY QVV"},
	{"Y59", "South East", "QKS QNQ QNX QRL QU9 QXU S0E4D S9B9J"},
	{"Y60", "Midlands", "QGH QHL QJ2 QJM QK1 QNC QOC QPM QT1 QUA QWU"},
	{"Y61", "East of England", "QH8 QHG QJG QM7 QMM QUE D7T5G S1Y5D T6Y0W"},
	{"Y62", "North West", "QE1 QOP QYG"},
	{"Y63", "North East and Yorkshire", "QF7 QHM QOQ QWO"},
};

static const char *skip_prefix(const char *text, const char *prefix)
{
	size_t size = strlen(prefix);

	return strncasecmp(text, prefix, size) == 0 ? text + size : text;
}

/* The name stands at the beginning, and behind it nothing but "commissioning region". */
static bool is_called(const char *text, const char *name)
{
	size_t size = strlen(name);
	const char *rest = text + size;

	if (strncasecmp(text, name, size) != 0)
		return false;
	rest = skip_prefix(rest, " COMMISSIONING");
	rest = skip_prefix(rest, " REGION");
	return rest[strspn(rest, " ")] == '\0';
}

const char *region_code(const char *text)
{
	text += strspn(text, " ");
	text = skip_prefix(text, "NHS ENGLAND ");
	text += strspn(text, " ");
	for (size_t i = 0; i < sizeof regions / sizeof *regions; i++)
		if (is_called(text, regions[i].code) || is_called(text, regions[i].name))
			return regions[i].code;
	return NULL;
}

const char *region_name(const char *code)
{
	for (size_t i = 0; i < sizeof regions / sizeof *regions; i++)
		if (strcasecmp(code, regions[i].code) == 0)
			return regions[i].name;
	return NULL;
}

static bool has_icb(const struct region *region, const char *icb)
{
	size_t size;

	for (const char *at = region->icbs; *at != '\0'; at += size + strspn(at + size, " ")) {
		size = strcspn(at, " ");
		if (strlen(icb) == size && strncmp(at, icb, size) == 0)
			return true;
	}
	return false;
}

static const char *region_of_icb(const char *icb)
{
	for (size_t i = 0; icb != NULL && i < sizeof regions / sizeof *regions; i++)
		if (has_icb(&regions[i], icb))
			return regions[i].code;
	return NULL;
}

const char *region_of(const char *code, const char *parent, const char *region)
{
	const char *found = region_of_icb(code);

	if (found == NULL)
		found = region_of_icb(parent);
	return found != NULL ? found : region;
}
