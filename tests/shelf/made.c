/* Words of a few syllables, commoner ones more often, in sentences that are never quite alike. */
#include "tests/shelf/made.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"

unsigned
made_random(struct made *m, unsigned n)
{
	m->random = m->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(m->random >> 33) % n;
}

static void
make_word(struct made *m, struct made_word *word)
{
	static const char *const syllables[] = { "an",  "be",  "cor", "de",  "e",
		                                 "fer", "gra", "hol", "in",  "ka",
		                                 "lu",  "mon", "ne",  "o",   "per",
		                                 "que", "ro",  "sta", "ter", "\303\274" };
	/* Half of them are of few that come again and again. */
	uint64_t kept = m->random;
	unsigned pick = made_random(m, 2) ? 1 + made_random(m, 40) : 1 + made_random(m, 4000);
	kept = m->random;
	m->random = pick;
	made_random(m, 2);
	unsigned count = 1 + made_random(m, 4);
	word->text[0] = '\0';
	for (unsigned i = 0; i < count; i++)
		strcat(word->text, syllables[made_random(m, 20)]);
	m->random = kept;
}

/* Adds a word at the place, with or without a number. */
static void
put_word(struct made *m, size_t at, bool counted)
{
	static const char *const ends[] = { ".", ",", "?", "", "", "", "", "", "", "" };
	struct made_word word = { .id = counted ? ++m->last_id : 0 };

	make_word(m, &word);
	strcat(word.text, ends[made_random(m, 10)]);
	assert(m->word_count < MADE_WORDS);
	memmove(m->words + at + 1, m->words + at, (m->word_count - at) * sizeof *m->words);
	m->words[at] = word;
	m->word_count++;
}

void
made_init(struct made *m, uint64_t seed, size_t paragraphs)
{
	*m = (struct made){ .random = seed, .width = 72, .paragraph_count = paragraphs };
	for (size_t i = 0; i < paragraphs; i++) {
		struct made_paragraph *p = &m->paragraphs[i];
		*p = (struct made_paragraph){ .heading = i % 7 == 0, .first = m->word_count };
		p->count = p->heading ? 3 : 8 + made_random(m, 90);
		for (size_t k = 0; k < p->count; k++)
			put_word(m, m->word_count, true);
	}
}

size_t
made_paragraph_of(const struct made *m, size_t word)
{
	size_t i = 0;

	while (word >= m->paragraphs[i].first + m->paragraphs[i].count)
		i++;
	return i;
}

/* The first words of all paragraphs, from their counts. */
static void
number(struct made *m)
{
	size_t first = 0;

	for (size_t i = 0; i < m->paragraph_count; i++) {
		m->paragraphs[i].first = first;
		first += m->paragraphs[i].count;
	}
}

void
made_insert(struct made *m, size_t before, size_t count)
{
	m->paragraphs[made_paragraph_of(m, before)].count += count;
	while (count--)
		put_word(m, before, false);
	number(m);
}

void
made_delete(struct made *m, size_t first, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		m->paragraphs[made_paragraph_of(m, first)].count--;
		m->word_count--;
		memmove(m->words + first, m->words + first + 1,
		        (m->word_count - first) * sizeof *m->words);
		number(m);
	}
}

void
made_change(struct made *m, size_t i)
{
	unsigned id = m->words[i].id;
	struct made_word word = { .id = id };

	do
		make_word(m, &word);
	while (!strcmp(word.text, m->words[i].text));
	m->words[i] = word;
}

void
made_move(struct made *m, size_t from, size_t to)
{
	static struct made_word words[MADE_WORDS];
	struct made_paragraph p[MADE_PARAGRAPHS], moved = m->paragraphs[from];
	size_t n = 0;

	memcpy(p, m->paragraphs, sizeof p);
	memmove(p + from, p + from + 1, (m->paragraph_count - from - 1) * sizeof *p);
	memmove(p + to + 1, p + to, (m->paragraph_count - to - 1) * sizeof *p);
	p[to] = moved;
	for (size_t i = 0; i < m->paragraph_count; i++) {
		memcpy(words + n, m->words + p[i].first, p[i].count * sizeof *words);
		n += p[i].count;
	}
	memcpy(m->words, words, n * sizeof *words);
	memcpy(m->paragraphs, p, sizeof p);
	number(m);
}

size_t
made_find(const struct made *m, unsigned id)
{
	for (size_t i = 0; i < m->word_count; i++)
		if (m->words[i].id == id)
			return i;
	return SIZE_MAX;
}

/* ---- the page ---- */

struct page {
	const struct made *made;
	struct buffer text;
	size_t column;
};

/* A word that fits the line no more goes to the next, or in two parts. */
static void
set_word(struct page *page, const char *word, struct range *place)
{
	size_t n = strlen(word);
	bool fits = page->column + 1 + n <= page->made->width;
	size_t cut = page->made->hyphenated && n > 5 && (unsigned char)word[3] < 0x80 ? 3 : 0;

	if (page->column)
		buffer_add_byte(&page->text, fits || cut ? ' ' : '\n');
	if (!fits && !cut)
		page->column = 0;
	place->start = page->text.size;
	if (!fits && cut) {
		buffer_add(&page->text, word, cut);
		buffer_add_string(&page->text, "-\n");
		page->column = 0;
		word += cut;
		n -= cut;
	}
	buffer_add_string(&page->text, word);
	place->end = page->text.size;
	page->column += n + 1;
}

struct document *
made_document(const struct made *m, struct range *places)
{
	struct document *document = document_new(text_new(), "text", "made");
	struct page page = { .made = m };
	size_t starts[MADE_PARAGRAPHS];

	for (size_t i = 0; i < m->paragraph_count; i++) {
		const struct made_paragraph *p = &m->paragraphs[i];
		starts[i] = page.text.size;
		page.column = 0;
		for (size_t k = 0; k < p->count; k++) {
			const char *word = m->words[p->first + k].text;
			char quoted[40];
			bool mark = p->count > 20 && (k == 4 || k == 12);
			const char *sign =
				m->typographic ? k == 4 ? "\342\200\234" : "\342\200\235" : "\"";
			snprintf(quoted, sizeof quoted, "%s%s%s", mark && k == 4 ? sign : "", word,
			         mark && k == 12 ? sign : "");
			set_word(&page, quoted, &places[p->first + k]);
		}
		buffer_add_string(&page.text, "\n\n");
	}
	struct sink *sink = document_sink(document);
	sink_text(sink, page.text.bytes, page.text.size);
	for (size_t i = 0; i < m->paragraph_count; i++)
		if (m->paragraphs[i].heading && m->paragraphs[i].count)
			sink_section(sink, starts[i], 1, m->words[m->paragraphs[i].first].text);
	sink_done(sink);
	buffer_clear(&page.text);
	return document;
}
