/*
 * The line editor of all prompts. The cursor steps by grapheme clusters; a pasted text is taken in one
 * piece, its line breaks as blanks.
 */
#include "app/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum { HISTORY_MAX = 200, TEXT_MAX = 4096 };

struct history {
	char *texts[HISTORY_MAX];
	size_t count;
};

struct history *
history_new(void)
{
	return memory_zero(1, sizeof(struct history));
}

void
history_free(struct history *history)
{
	if (!history)
		return;
	for (size_t i = 0; i < history->count; i++)
		free(history->texts[i]);
	free(history);
}

/* Takes entry i out of the list without freeing it. */
static char *
history_remove(struct history *history, size_t i)
{
	char *text = history->texts[i];

	history->count--;
	memmove(history->texts + i, history->texts + i + 1,
	        (history->count - i) * sizeof *history->texts);
	return text;
}

void
history_add(struct history *history, const char *text)
{
	if (!*text)
		return;
	for (size_t i = 0; i < history->count; i++)
		if (!strcmp(history->texts[i], text)) {
			char *moved = history_remove(history, i);
			history->texts[history->count++] = moved;
			return;
		}
	if (history->count == HISTORY_MAX)
		free(history_remove(history, 0));
	history->texts[history->count++] = memory_string(text);
}

const char *
history_at(const struct history *history, size_t back)
{
	return back < history->count ? history->texts[history->count - 1 - back] : NULL;
}

static void
set_text(struct prompt *p, const char *text)
{
	buffer_reset(&p->text);
	buffer_add_string(&p->text, text);
	p->cursor = p->text.size;
}

void
prompt_start(struct prompt *p, struct history *history, const char *text)
{
	*p = (struct prompt){ .history = history };
	set_text(p, text);
}

void
prompt_clear(struct prompt *p)
{
	buffer_clear(&p->text);
	free(p->typed);
	*p = (struct prompt){ 0 };
}

const char *
prompt_text(const struct prompt *p)
{
	return p->text.bytes ? p->text.bytes : "";
}

/* The start of the grapheme cluster that ends at the cursor. */
static size_t
cluster_before(const struct prompt *p)
{
	size_t at = 0, last = 0;

	while (at < p->cursor) {
		last = at;
		at += unicode_cluster_length(p->text.bytes + at, p->text.size - at);
	}
	return last;
}

static size_t
cluster_after(const struct prompt *p)
{
	if (p->cursor == p->text.size)
		return p->cursor;
	return p->cursor +
	       unicode_cluster_length(p->text.bytes + p->cursor, p->text.size - p->cursor);
}

/* The start of the word before the cursor, blanks after it skipped. */
static size_t
word_before(const struct prompt *p)
{
	size_t at = p->cursor;

	while (at && p->text.bytes[at - 1] == ' ')
		at--;
	while (at && p->text.bytes[at - 1] != ' ')
		at--;
	return at;
}

static size_t
word_after(const struct prompt *p)
{
	size_t at = p->cursor;

	while (at < p->text.size && p->text.bytes[at] == ' ')
		at++;
	while (at < p->text.size && p->text.bytes[at] != ' ')
		at++;
	return at;
}

static void
insert(struct prompt *p, const char *bytes, size_t n)
{
	if (p->text.size + n > TEXT_MAX)
		return;
	buffer_reserve(&p->text, n);
	memmove(p->text.bytes + p->cursor + n, p->text.bytes + p->cursor,
	        p->text.size - p->cursor + 1);
	memcpy(p->text.bytes + p->cursor, bytes, n);
	p->text.size += n;
	p->cursor += n;
}

/* Takes out the bytes between two places; the cursor is at the first after it. */
static enum prompt_result
cut(struct prompt *p, size_t start, size_t end)
{
	if (start == end)
		return PROMPT_SAME;
	memmove(p->text.bytes + start, p->text.bytes + end, p->text.size - end + 1);
	p->text.size -= end - start;
	p->cursor = start;
	return PROMPT_CHANGED;
}

void
prompt_replace(struct prompt *p, size_t start, const char *text)
{
	cut(p, start, p->cursor);
	p->cursor = start;
	insert(p, text, strlen(text));
}

static enum prompt_result
paste(struct prompt *p, const char *bytes, size_t n)
{
	struct buffer clean = { 0 };

	for (size_t at = 0; at < n;) {
		uint32_t cp;
		at += utf8_decode(bytes + at, n - at, &cp);
		if (unicode_is_space(cp))
			cp = ' ';
		if (cp >= ' ' && cp != 0x7f)
			buffer_add_code_point(&clean, cp);
	}
	size_t before = p->text.size;
	if (clean.size)
		insert(p, clean.bytes, clean.size);
	buffer_clear(&clean);
	return p->text.size == before ? PROMPT_SAME : PROMPT_CHANGED;
}

/* One step back (+1) or forth (-1) in the history. */
static enum prompt_result
recall(struct prompt *p, int step)
{
	if (!p->history || (step < 0 && !p->back))
		return PROMPT_SAME;
	size_t back = p->back + (size_t)step;
	const char *text = back ? history_at(p->history, back - 1) : p->typed;
	if (!text)
		return PROMPT_SAME;
	if (!p->back) {
		free(p->typed);
		p->typed = memory_string(prompt_text(p));
	}
	char *copy = memory_string(text);
	set_text(p, copy);
	free(copy);
	p->back = back;
	return PROMPT_CHANGED;
}

static enum prompt_result
control_key(struct prompt *p, uint32_t code)
{
	switch (code) {
	case 'a':
		p->cursor = 0;
		return PROMPT_SAME;
	case 'e':
		p->cursor = p->text.size;
		return PROMPT_SAME;
	case 'b':
		p->cursor = cluster_before(p);
		return PROMPT_SAME;
	case 'f':
		p->cursor = cluster_after(p);
		return PROMPT_SAME;
	case 'd':
		return cut(p, p->cursor, cluster_after(p));
	case 'h':
		return p->text.size ? cut(p, cluster_before(p), p->cursor) : PROMPT_CANCEL;
	case 'k':
		return cut(p, p->cursor, p->text.size);
	case 'u':
		return cut(p, 0, p->cursor);
	case 'w':
		return cut(p, word_before(p), p->cursor);
	case 'p':
		return recall(p, 1);
	case 'n':
		return recall(p, -1);
	case 'c':
	case 'g':
		return PROMPT_CANCEL;
	default:
		return PROMPT_SAME;
	}
}

enum prompt_result
prompt_key(struct prompt *p, const struct key_event *event)
{
	struct key key = event->key;
	bool word = key.modifiers & (KEYS_ALT | KEYS_CTRL);

	if (key.code == KEYS_PASTE)
		return paste(p, event->text, event->text_size);
	if (key.code < KEYS_FIRST && key.modifiers & KEYS_CTRL)
		return control_key(p, key.code);
	switch (key.code) {
	case KEYS_ENTER:
		return PROMPT_ACCEPT;
	case KEYS_ESCAPE:
		return PROMPT_CANCEL;
	case KEYS_TAB:
		return PROMPT_COMPLETE;
	case KEYS_BACKSPACE:
		if (!p->text.size)
			return PROMPT_CANCEL;
		return cut(p, word ? word_before(p) : cluster_before(p), p->cursor);
	case KEYS_DELETE:
		return cut(p, p->cursor, cluster_after(p));
	case KEYS_LEFT:
		p->cursor = word ? word_before(p) : cluster_before(p);
		return PROMPT_SAME;
	case KEYS_RIGHT:
		p->cursor = word ? word_after(p) : cluster_after(p);
		return PROMPT_SAME;
	case KEYS_HOME:
		p->cursor = 0;
		return PROMPT_SAME;
	case KEYS_END:
		p->cursor = p->text.size;
		return PROMPT_SAME;
	case KEYS_UP:
		return recall(p, 1);
	case KEYS_DOWN:
		return recall(p, -1);
	default:
		break;
	}
	if (key.code >= KEYS_FIRST || key.modifiers || key.code < ' ')
		return PROMPT_SAME;
	char bytes[UTF8_MAX];
	insert(p, bytes, utf8_encode(key.code, bytes));
	return PROMPT_CHANGED;
}
