/*
 * Who says how much. Speakers are the names that the document gives; quotations whose speaker is unknown stand
 * together at the end. Within a group the order is that of the text.
 */
#include "view/speakers.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "view/nearby.h"
#include "view/roll.h"
#include "view/words.h"

enum { WORDS_MAX = 240 }; /* bytes of a quotation that are shown or filtered by */

/* A quotation with the group that it belongs to. */
struct member {
	const char *speaker; /* "" when unknown */
	uint64_t index;
	uint64_t start;
	size_t group_count;   /* quotations of the same speaker */
	uint64_t group_first; /* the index of the first of them */
};

static int
by_name(const void *a, const void *b)
{
	const struct member *left = a, *right = b;
	int order = strcmp(left->speaker, right->speaker);

	return order ? order : (left->index > right->index) - (left->index < right->index);
}

/* Who says most first, then who speaks first; the unknown last. */
static int
by_weight(const void *a, const void *b)
{
	const struct member *left = a, *right = b;

	if (!*left->speaker != !*right->speaker)
		return *left->speaker ? -1 : 1;
	if (left->group_count != right->group_count)
		return left->group_count > right->group_count ? -1 : 1;
	if (left->group_first != right->group_first)
		return left->group_first < right->group_first ? -1 : 1;
	return (left->index > right->index) - (left->index < right->index);
}

static void
group(struct member *members, size_t count)
{
	qsort(members, count, sizeof *members, by_name);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i; end < count && strcmp(members[end].speaker, members[i].speaker) == 0;)
			end++;
		for (size_t k = i; k < end; k++) {
			members[k].group_count = end - i;
			members[k].group_first = members[i].index;
		}
	}
	qsort(members, count, sizeof *members, by_weight);
}

uint64_t
speakers_key(const char *speaker)
{
	uint64_t hash = 14695981039346656037u;

	for (; *speaker; speaker++)
		hash = (hash ^ (unsigned char)*speaker) * 1099511628211u;
	return hash | PANEL_SPEAKER;
}

bool
speakers_hold(const struct panel *panel, struct document *document, const struct quote *quote)
{
	struct buffer text = { 0 };
	bool found;

	if (panel->class >= 0 && quote_class(quote) != (enum quote_class)panel->class)
		return false;
	if (panel->named && !who_says(&panel->who, document, quote))
		return false;
	if (!panel->folded_filter || !*panel->folded_filter)
		return true;
	if (quote->speaker)
		buffer_printf(&text, "%s ", quote->speaker);
	struct range words = { quote->runs[0].start, quote->runs[0].start + WORDS_MAX };
	text_copy(document_text(document), range_common(quote->runs[0], words), &text);
	found = text.size && words_found(text.bytes, text.size, panel->folded_filter);
	buffer_clear(&text);
	return found;
}

static void
add_group(struct panel *panel, const struct member *member, size_t shown)
{
	struct panel_row *row = panel_add(panel);

	row->key = speakers_key(member->speaker);
	row->index = member->index;
	row->count = shown;
	row->speaker = *member->speaker ? member->speaker : NULL;
	row->group = row->parent = true;
	row->folded = panel_is_folded(panel, row->key);
}

/* All quotations that the panel lists. Returns how many. */
static size_t
find_members(struct panel *panel, struct document *document, struct member *members)
{
	const struct quote *quote;
	size_t kept = 0;

	for (uint64_t i = 0; panel->named && i < SPEAKERS_MOST; i++)
		if ((quote = document_quote_number(document, i)) != NULL)
			who_learn(&panel->who, document, quote);
	for (uint64_t i = 0; i < SPEAKERS_MOST; i++) {
		if (!(quote = document_quote_number(document, i)))
			break;
		if (!speakers_hold(panel, document, quote))
			continue;
		uint32_t name =
			atoms_number(&panel->speakers, quote->speaker ? quote->speaker : "");
		members[kept++] = (struct member){
			.speaker = panel->speakers.list[name],
			.index = i,
			.start = quote->runs[0].start,
		};
	}
	return kept;
}

static void
list_all(struct panel *panel, struct document *document)
{
	struct member *members = memory_zero(SPEAKERS_MOST, sizeof *members);
	bool folded = false;
	size_t count = find_members(panel, document, members);
	bool grouped = panel->grouped && !panel->named;

	panel->listed = count;
	if (grouped)
		group(members, count);
	for (size_t i = 0; i < count; i++) {
		struct panel_row *row;

		if (grouped &&
		    (i == 0 || strcmp(members[i].speaker, members[i - 1].speaker) != 0)) {
			add_group(panel, &members[i], members[i].group_count);
			folded = panel->rows[panel->row_count - 1].folded;
		}
		if (folded)
			continue;
		row = panel_add(panel);
		row->key = members[i].start;
		row->index = members[i].index;
		row->depth = grouped;
	}
	free(members);
}

/* Whom a name that was typed means, as far as the names tell. */
static void
learn_names(struct panel *panel, struct document *document)
{
	static struct range nowhere = { 0, 1 };
	size_t count;
	const struct speaker_count *speakers = document_speakers(document, &count);

	for (size_t i = 0; panel->named && i < count; i++) {
		struct quote any = { .runs = &nowhere, .run_count = 1 };
		any.speaker = document_speaker_name(document, speakers[i].name);
		who_learn(&panel->who, document, &any);
	}
}

enum panel_scope
speakers_scope(const struct panel *panel, struct document *document, uint64_t place)
{
	bool filtered = panel->named || panel->class >= 0;

	if (document_has_analyst(document) && document_state(document) == DOCUMENT_LOADING &&
	    place >= document_known(document, PASS_QUOTES))
		return SCOPE_NEARBY;
	if (document_quote_count(document).all <= SPEAKERS_MOST)
		return SCOPE_ALL;
	return panel->grouped && !filtered ? SCOPE_SPEAKERS : SCOPE_NEARBY;
}

void
speakers_rows(struct panel *panel, struct document *document, uint64_t place)
{
	enum { AT_FIRST_US = 6000 };

	atoms_clear(&panel->speakers);
	panel->nearby.on = false;
	panel->scope = speakers_scope(panel, document, place);
	switch (panel->scope) {
	case SCOPE_SPEAKERS:
		roll_rows(panel, document);
		break;
	case SCOPE_NEARBY:
		learn_names(panel, document);
		nearby_begin(panel, place);
		nearby_work(panel, document, AT_FIRST_US);
		break;
	default:
		list_all(panel, document);
		break;
	}
}

size_t
speakers_row_of(const struct panel *panel, uint64_t pos)
{
	size_t found = SIZE_MAX, first = SIZE_MAX;

	if (panel->scope == SCOPE_SPEAKERS)
		return roll_row_of(panel, panel->document, pos);
	for (size_t i = 0; i < panel->row_count; i++) {
		const struct panel_row *row = &panel->rows[i];

		if (row->group)
			continue;
		if (first == SIZE_MAX || row->key < panel->rows[first].key)
			first = i;
		if (row->key <= pos && (found == SIZE_MAX || row->key > panel->rows[found].key))
			found = i;
	}
	return found == SIZE_MAX ? first : found;
}

/* True for what opens or closes a quotation and is said by the row's mark already. */
static bool
is_mark(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == '>' || (cp >= 0x2018 && cp <= 0x201f) ||
	       cp == 0xab || cp == 0xbb || cp == 0x2039 || cp == 0x203a || cp == 0x300c ||
	       cp == 0x300e;
}

const struct quote *
speakers_quote(struct document *document, const struct panel_row *row)
{
	struct range first = { 0, 1 };
	const struct quote *quote;

	if (!row->apart)
		return document_quote_number(document, row->index);
	if (row->key)
		quote = document_quote_after(document, row->key - 1);
	else if (!document_quotes(document, first, &quote, 1))
		quote = NULL;
	return quote && quote->runs[0].start == row->key ? quote : NULL;
}

void
speakers_words(struct document *document, const struct panel_row *row, struct buffer *out)
{
	const struct quote *quote = speakers_quote(document, row);
	char bytes[WORDS_MAX];
	size_t n, start = out->size;
	bool begun = false, blank = false, opened = false, whole;
	uint32_t cp;

	if (!quote)
		return;
	n = (size_t)range_size(quote->runs[0]);
	whole = n <= sizeof bytes;
	n = text_read(document_text(document), quote->runs[0].start, bytes,
	              n < sizeof bytes ? n : sizeof bytes);
	n = utf8_whole_prefix(bytes, n);
	for (size_t i = 0; i < n;) {
		i += utf8_decode(bytes + i, n - i, &cp);
		if (unicode_is_space(cp) || (!begun && is_mark(cp))) {
			opened |= is_mark(cp);
			blank = begun;
			continue;
		}
		if (opened && whole && i == n && is_mark(cp))
			break;
		if (blank)
			buffer_add_byte(out, ' ');
		buffer_add_code_point(out, cp);
		begun = true;
		blank = false;
	}
	if (out->size == start)
		buffer_add_string(out, " ");
}
