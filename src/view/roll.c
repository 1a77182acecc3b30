/*
 * The document counts what each speaker says as it comes; here the counts of those who go by one name are put together. Only so
 * many speakers are rows; words typed find the others.
 */
#include "view/roll.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "view/speakers.h"
#include "view/words.h"

enum { ROWS_MOST = 4096 };

struct speaker {
	const char *name;
	uint64_t count, first;
};

/* Who says most first, then who speaks first. */
static int
by_weight(const void *a, const void *b)
{
	const struct speaker *left = a, *right = b;

	if (left->count != right->count)
		return left->count > right->count ? -1 : 1;
	return (left->first > right->first) - (left->first < right->first);
}

static uint64_t
count_of(const struct document *document, const struct speaker_count *speaker)
{
	enum quote_choice choice = document_quote_choice(document);

	return choice == QUOTES_NONE ? 0 : speaker->of[choice];
}

/* All speakers by the names they are known by; the caller's. Sets how many, and how much they say together. */
static struct speaker *
gather(struct panel *panel, struct document *document, size_t *count, uint64_t *said)
{
	size_t found;
	const struct speaker_count *all = document_speakers(document, &found);
	struct speaker *speakers = memory_zero(found + 1, sizeof *speakers);

	*said = 0;
	for (size_t i = 0; i < found; i++) {
		const char *name = document_speaker_name(document, all[i].name);
		uint64_t n = name ? count_of(document, &all[i]) : 0;
		if (!n)
			continue;
		uint32_t number = atoms_number(&panel->speakers, name);
		struct speaker *s = &speakers[number];
		if (!s->count || all[i].first < s->first)
			s->first = all[i].first;
		s->name = panel->speakers.list[number];
		s->count += n;
		*said += n;
	}
	*count = panel->speakers.count;
	return speakers;
}

static void
add_row(struct panel *panel, const char *name, uint64_t count)
{
	struct panel_row *row = panel_add(panel);

	row->key = speakers_key(name ? name : "");
	row->count = (size_t)count;
	row->speaker = name;
	row->group = row->parent = row->folded = true;
}

void
roll_rows(struct panel *panel, struct document *document)
{
	uint64_t said, all = document_quote_count(document).all;
	size_t count;
	struct speaker *speakers = gather(panel, document, &count, &said);
	const char *words = panel->folded_filter;

	qsort(speakers, count, sizeof *speakers, by_weight);
	for (size_t i = 0; i < count && panel->row_count < ROWS_MOST; i++)
		if (!words || !*words ||
		    words_found(speakers[i].name, strlen(speakers[i].name), words))
			add_row(panel, speakers[i].name, speakers[i].count);
	if (all > said && (!words || !*words))
		add_row(panel, NULL, all - said);
	panel->listed = panel->row_count;
	free(speakers);
}

size_t
roll_row_of(const struct panel *panel, struct document *document, uint64_t pos)
{
	const struct quote *quote = document_quote_before(document, pos + 1);
	uint64_t key = speakers_key(quote && quote->speaker ? quote->speaker : "");

	for (size_t i = 0; i < panel->row_count; i++)
		if (panel->rows[i].key == key)
			return i;
	return panel->row_count ? 0 : SIZE_MAX;
}

uint64_t
roll_count(struct document *document, const char *name)
{
	size_t found;
	const struct speaker_count *all = document_speakers(document, &found);
	uint64_t count = 0;

	for (size_t i = 0; i < found; i++) {
		const char *known = document_speaker_name(document, all[i].name);
		if (known && !strcmp(known, name))
			count += count_of(document, &all[i]);
	}
	return count;
}
