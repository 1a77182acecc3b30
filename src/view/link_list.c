/*
 * The links of a document, each with its words and where it leads. A row is known by where its link starts; what it says is asked
 * for when it is drawn.
 */
#include "view/link_list.h"

#include <string.h>

#include "base/bisect.h"
#include "base/utf8.h"
#include "view/words.h"

enum {
	LINKS_MOST = 8192,
	NAME_MOST = 200, /* bytes that are shown or filtered by */
	TARGET_MOST = 400,
	REACH = 512 * 1024, /* bytes of a plain text beside the place, which are made for this */
};

/* True when a link is too far from the place to be listed. */
static bool
is_far(const struct document *document, uint64_t pos, uint64_t place)
{
	return document_has_analyst(document) && (pos > place + REACH || pos + REACH < place);
}

static void
add_words(struct document *document, const struct span *link, struct buffer *name,
          struct buffer *target)
{
	struct range range = link->range;
	size_t n = link->target ? strnlen(link->target, TARGET_MOST) : 0;

	if (range_size(range) > NAME_MOST)
		range.end = range.start + NAME_MOST;
	text_copy(document_text(document), range, name);
	buffer_truncate(name, utf8_whole_prefix(buffer_string(name), name->size));
	buffer_one_line(name, 0);
	buffer_add(target, link->target, utf8_whole_prefix(link->target, n));
}

void
link_list_words(struct document *document, const struct panel_row *row, struct buffer *name,
                struct buffer *target)
{
	struct span link;

	if (document_link_after(document, row->key, &link) && link.range.start == row->key)
		add_words(document, &link, name, target);
}

static bool
holds_filter(const struct panel *panel, struct document *document, const struct span *link)
{
	struct buffer words = { 0 }, target = { 0 };

	if (!panel->folded_filter || !*panel->folded_filter)
		return true;
	add_words(document, link, &words, &target);
	buffer_printf(&words, " %s", buffer_string(&target));
	bool found = words_found(words.bytes, words.size, panel->folded_filter);
	buffer_clear(&words);
	buffer_clear(&target);
	return found;
}

/* Where the list begins, so that as much of it stands before the place as behind. */
static uint64_t
first_listed(struct document *document, uint64_t place)
{
	uint64_t at = place;
	struct span link;
	size_t before = 0;

	while (before < LINKS_MOST / 2 && document_link_before(document, at, &link) &&
	       !is_far(document, link.range.start, place)) {
		at = link.range.start;
		before++;
	}
	return before < LINKS_MOST / 2 && !document_has_analyst(document) ? 0 : at;
}

static void
add_row(struct panel *panel, struct document *document, const struct span *link)
{
	if (!link->target || !holds_filter(panel, document, link))
		return;
	struct panel_row *row = panel_add(panel);
	row->key = link->range.start;
	row->range = link->range;
}

/* For places in here the list is good. */
static void
set_reach(struct panel *panel, struct document *document, uint64_t place, uint64_t first,
          uint64_t end)
{
	panel->reach = (struct range){ first, end };
	if (document_has_analyst(document) && text_size(document_text(document)) <= REACH)
		panel->reach = (struct range){ 0, UINT64_MAX };
	else if (document_has_analyst(document))
		panel->reach = (struct range){ place < REACH / 2 ? 0 : place - REACH / 2,
			                       place + REACH / 2 };
}

void
link_list_rows(struct panel *panel, struct document *document, uint64_t place)
{
	uint64_t first = first_listed(document, place), end = UINT64_MAX, at = first;
	struct span link;

	for (size_t count = 0;
	     document_link_after(document, at, &link) && !is_far(document, link.range.start, place);
	     count++) {
		at = link.range.start + 1;
		if (count == LINKS_MOST) {
			end = at;
			break;
		}
		add_row(panel, document, &link);
	}
	set_reach(panel, document, place, first, end);
}

size_t
link_list_row_of(const struct panel *panel, uint64_t pos)
{
	size_t i;

	BISECT(i, 0, panel->row_count, panel->rows[i].key <= pos);
	return i ? i - 1 : panel->row_count ? 0 : SIZE_MAX;
}
