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

static uint64_t
speaker_key(const char *speaker)
{
	uint64_t hash = 14695981039346656037u;

	for (; *speaker; speaker++)
		hash = (hash ^ (unsigned char)*speaker) * 1099511628211u;
	return hash | PANEL_SPEAKER;
}

/* True when it is of the class, the speaker and the words that are listed. */
static bool
holds_filter(const struct panel *panel, struct document *document, const struct quote *quote)
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

	row->key = speaker_key(member->speaker);
	row->index = member->index;
	row->count = shown;
	row->speaker = *member->speaker ? member->speaker : NULL;
	row->group = row->parent = true;
	row->folded = panel_is_folded(panel, row->key);
}

/* The quotations from number first on that hold the filter's words, up to SPEAKERS_MOST. Returns how many. */
static size_t
find_members(struct panel *panel, struct document *document, uint64_t first, struct member *members)
{
	const struct quote *quote;
	size_t kept = 0;

	for (uint64_t i = first; panel->named && i < first + SPEAKERS_MOST; i++)
		if ((quote = document_quote_number(document, i)) != NULL)
			who_learn(&panel->who, document, quote);
	for (uint64_t i = first; i < first + SPEAKERS_MOST; i++) {
		if (!(quote = document_quote_number(document, i)))
			break;
		if (!holds_filter(panel, document, quote))
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

/* The number of the first quotation that is listed; sets the panel's reach to the places for which the list is good. */
static uint64_t
first_listed(struct panel *panel, struct document *document, uint64_t place)
{
	uint64_t count = document_quote_count(document).all;
	uint64_t at = document_quotes_before(document, place).all, half = SPEAKERS_MOST / 2;

	if (count <= SPEAKERS_MOST)
		return 0;
	uint64_t first = at < half ? 0 : at + half > count ? count - SPEAKERS_MOST : at - half;
	const struct quote *quote = first ? document_quote_number(document, first) : NULL;
	panel->reach.start = quote ? quote->runs[0].start : 0;
	quote = document_quote_number(document, first + SPEAKERS_MOST);
	panel->reach.end = quote ? quote->runs[0].start : UINT64_MAX;
	return first;
}

void
speakers_rows(struct panel *panel, struct document *document, uint64_t place)
{
	uint64_t first = first_listed(panel, document, place);
	struct member *members = memory_zero(SPEAKERS_MOST, sizeof *members);
	bool folded = false;

	atoms_clear(&panel->speakers);
	size_t count = find_members(panel, document, first, members);
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

size_t
speakers_row_of(const struct panel *panel, uint64_t pos)
{
	size_t found = SIZE_MAX, first = SIZE_MAX;

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

void
speakers_words(struct document *document, uint64_t index, struct buffer *out)
{
	const struct quote *quote = document_quote_number(document, index);
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
