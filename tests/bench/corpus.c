/*
 * The generator. One stream of pseudo-random numbers decides everything, so that the same kind and size are the same
 * bytes everywhere. All text goes through put_word, which puts the hits in when their place has come and breaks lines;
 * no word of the lists holds "ing", so that the expression that is searched matches at the needle alone.
 */
#include "tests/bench/corpus.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

enum { BUFFER_SIZE = 1 << 20, WRAP_COLS = 72, HITS_MOST = 1000, HIT_STEP_LEAST = 1024 };

struct writer {
	int fd;
	bool failed;
	char *buffer;
	size_t used;
	uint64_t flushed, size;
	uint64_t random;
	uint64_t hits, hits_done; /* without the one beside the needle */
	bool needle_done;
	int column, wrap_cols; /* wrap_cols 0: never */
};

static const char needle_line[] = "A " CORPUS_SHOWN ", " CORPUS_NEEDLE ", " CORPUS_HIT " piping.";

static const char *const words[] = {
	"the",      "of",       "and",       "to",       "a",         "in",       "that",
	"was",      "he",       "it",        "his",      "is",        "with",     "as",
	"had",      "for",      "she",       "not",      "but",       "at",       "on",
	"her",      "by",       "which",     "have",     "from",      "they",     "all",
	"this",     "were",     "are",       "one",      "there",     "would",    "so",
	"their",    "we",       "him",       "been",     "has",       "when",     "who",
	"will",     "no",       "more",      "if",       "out",       "up",       "into",
	"them",     "some",     "could",     "its",      "then",      "two",      "time",
	"my",       "about",    "over",      "now",      "only",      "other",    "than",
	"like",     "any",      "may",       "great",    "before",    "these",    "first",
	"after",    "long",     "little",    "where",    "down",      "well",     "much",
	"old",      "day",      "made",      "such",     "even",      "back",     "under",
	"house",    "water",    "river",     "road",     "hand",      "door",     "light",
	"stone",    "field",    "mile",      "north",    "south",     "harbour",  "boat",
	"winter",   "summer",   "letter",    "table",    "paper",     "ladder",   "orchard",
	"bridge",   "market",   "copper",    "timber",   "lantern",   "kettle",   "barrel",
	"window",   "garden",   "weather",   "thunder",  "shadow",    "silence",  "journey",
	"miller",   "teacher",  "sailor",    "doctor",   "neighbour", "stranger", "daughter",
	"brother",  "village",  "island",    "mountain", "valley",    "forest",   "pasture",
	"carried",  "walked",   "opened",    "answered", "waited",    "turned",   "followed",
	"measured", "counted",  "mended",    "gathered", "returned",  "forgot",   "remembered",
	"quiet",    "heavy",    "narrow",    "careful",  "ordinary",  "certain",  "curious",
	"distant",  "sudden",   "perhaps",   "already",  "towards",   "between",  "however",
	"another",  "because",  "together",  "question", "account",   "reason",   "number",
	"quarter",  "thousand", "afternoon", "baker",    "character", "compass",  "needlework",
};

static const char *const names[] = { "Ada Corrigan", "Mr Pell",      "Tobias Marsh",
	                             "Mrs Okafor",   "the ferryman", "Ines Duarte" };

static const char *const accented[] = {
	"\303\251t\303\251",
	"gar\303\247on",
	"na\303\257ve",
	"Stra\303\237e",
	"\303\274ber",
	"M\303\244dchen",
	"k\305\257\305\210",
	"za\305\274\303\263\305\202\304\207",
	"ma\303\261ana",
	"voc\303\252",
	"sm\303\270rrebr\303\270d",
	"Vi\341\273\207t",
	"ng\306\260\341\273\235i",
	"a\304\237a\303\247",
	"cafe\314\201",
	"u\314\210ber",
	"man\314\203ana",
	"\321\201\320\273\320\276\320\262\320\276",
	"\320\262\321\200\320\265\320\274\321\217",
	"\320\272\320\275\320\270\320\263\320\260",
	"\316\273\317\214\316\263\316\277\317\202",
	"\316\262\316\271\316\262\316\273\316\257\316\277",
};

static const char *const emoji[] = {
	"\360\237\230\200",
	"\360\237\223\232",
	"\360\237\221\215\360\237\217\275",
	"\360\237\221\251\342\200\215\360\237\221\247",
	"\360\237\207\253\360\237\207\267",
	"\342\235\244\357\270\217",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- bytes and numbers ---- */

static void
flush(struct writer *w)
{
	for (size_t done = 0; done < w->used && !w->failed;) {
		ssize_t n = write(w->fd, w->buffer + done, w->used - done);
		if (n > 0)
			done += (size_t)n;
		else if (n == 0 || errno != EINTR)
			w->failed = true;
	}
	w->flushed += w->used;
	w->used = 0;
}

static uint64_t
written(const struct writer *w)
{
	return w->flushed + w->used;
}

static void
put_bytes(struct writer *w, const char *bytes, size_t n)
{
	assert(n <= BUFFER_SIZE);
	if (w->used + n > BUFFER_SIZE)
		flush(w);
	memcpy(w->buffer + w->used, bytes, n);
	w->used += n;
}

static void
put_string(struct writer *w, const char *s)
{
	put_bytes(w, s, strlen(s));
}

__attribute__((format(printf, 2, 3))) static void
put_format(struct writer *w, const char *format, ...)
{
	char text[512];
	va_list list;

	va_start(list, format);
	int n = vsnprintf(text, sizeof text, format, list);
	va_end(list);
	assert(n >= 0 && (size_t)n < sizeof text);
	put_bytes(w, text, (size_t)n);
}

/* Marsaglia's xorshift64 with Vigna's multiplier. */
static uint32_t
draw(struct writer *w)
{
	w->random ^= w->random >> 12;
	w->random ^= w->random << 25;
	w->random ^= w->random >> 27;
	return (uint32_t)(w->random * 0x2545F4914F6CDD1Du >> 32);
}

static uint32_t
below(struct writer *w, uint32_t n)
{
	return (uint32_t)((uint64_t)draw(w) * n >> 32);
}

/* The words at the front of the list are the frequent ones: the product of two draws is small more often. */
static const char *
any_word(struct writer *w)
{
	uint32_t both = draw(w);

	return words[((both >> 16) * (both & 0xffff) >> 16) * COUNT(words) >> 16];
}

uint64_t
corpus_hits(uint64_t size)
{
	uint64_t hits = size / HIT_STEP_LEAST;

	return hits > HITS_MOST ? HITS_MOST : hits;
}

static bool
hit_is_due(struct writer *w)
{
	if (w->hits_done == w->hits ||
	    written(w) < (2 * w->hits_done + 1) * w->size / (2 * w->hits))
		return false;
	w->hits_done++;
	return true;
}

static bool
needle_is_due(struct writer *w)
{
	if (w->needle_done || written(w) < w->size - w->size / 200)
		return false;
	w->needle_done = true;
	return true;
}

/* A short text may be long enough before the needle's place came, and goes on until it has it. */
static bool
goes_on(const struct writer *w)
{
	return !w->failed && (written(w) < w->size || !w->needle_done);
}

/* ---- words and sentences ---- */

/* A word of so many columns after a blank or in a new line. Between before and after it may be a hit instead. */
static void
put_word(struct writer *w, const char *before, const char *word, const char *after, int cols)
{
	if (w->column && w->wrap_cols && w->column + 1 + cols > w->wrap_cols) {
		put_bytes(w, "\n", 1);
		w->column = 0;
	} else if (w->column) {
		put_bytes(w, " ", 1);
		w->column++;
	}
	put_string(w, before);
	put_string(w, hit_is_due(w) ? CORPUS_HIT : word);
	put_string(w, after);
	w->column += cols;
}

static void
put_plain_word(struct writer *w, const char *before, const char *word, const char *after)
{
	put_word(w, before, word, after, (int)(strlen(before) + strlen(word) + strlen(after)));
}

static const char *
capital(const char *word, char *room)
{
	strcpy(room, word);
	if (room[0] >= 'a' && room[0] <= 'z')
		room[0] = (char)(room[0] - 'a' + 'A');
	return room;
}

/* So many words, of which the first has `before` and a capital and the last has `after`. */
static void
put_words(struct writer *w, uint32_t count, const char *before, const char *after)
{
	char room[32];

	for (uint32_t i = 0; i < count; i++) {
		const char *word = any_word(w);
		bool last = i + 1 == count;
		put_plain_word(w, i ? "" : before, i ? word : capital(word, room),
		               last                ? after
		               : below(w, 100) < 9 ? ","
		                                   : "");
	}
}

static void
put_sentence(struct writer *w)
{
	const char *end = below(w, 20) ? "." : "?";

	put_words(w, 5 + below(w, 18), "", end);
}

/* Direct speech with its cue. Typographic marks now and then, so that most stretches are ASCII. */
static void
put_speech(struct writer *w)
{
	static const char *const verbs[] = { "said", "asked", "answered", "cried" };
	bool curly = below(w, 8) == 0;
	const char *open = curly ? "\342\200\234" : "\"";
	const char *verb = verbs[below(w, COUNT(verbs))];

	put_words(w, 4 + below(w, 14), open, curly ? ",\342\200\235" : ",\"");
	put_plain_word(w, "", verb, "");
	put_plain_word(w, "", names[below(w, COUNT(names))], ".");
}

static void
put_paragraph(struct writer *w)
{
	w->column = 0;
	if (needle_is_due(w)) {
		put_string(w, needle_line);
		w->column = (int)sizeof needle_line - 1;
	}
	for (uint32_t left = 3 + below(w, 6); left; left--) {
		if (below(w, 9) == 0)
			put_speech(w);
		else
			put_sentence(w);
	}
}

static void
put_title(struct writer *w, bool upper)
{
	char room[32];

	for (uint32_t i = 0, n = 2 + below(w, 4); i < n; i++) {
		capital(any_word(w), room);
		for (char *p = room; upper && *p; p++)
			if (*p >= 'a' && *p <= 'z')
				*p = (char)(*p - 'a' + 'A');
		if (i)
			put_bytes(w, " ", 1);
		put_string(w, room);
	}
	put_string(w, "\n\n");
}

/* ---- the four kinds ---- */

static void
write_prose(struct writer *w)
{
	uint32_t chapter = 0, section = 0;

	put_string(w, "A ROAD BESIDE THE RIVER\n\nIts " CORPUS_FIRST " shows a bridge.\n\n");
	for (uint32_t i = 0; goes_on(w); i++) {
		if (i % 56 == 0) {
			put_format(w, "\nCHAPTER %u. ", ++chapter);
			put_title(w, true);
			section = 0;
		} else if (i % 8 == 0) {
			put_format(w, "%u.%u ", chapter, ++section);
			put_title(w, false);
		}
		put_paragraph(w);
		put_string(w, "\n\n");
	}
	put_string(w, "Here the road ends, with a " CORPUS_LAST ".\n");
}

static void
write_line(struct writer *w)
{
	w->wrap_cols = 0;
	put_string(w, "A road beside the river, with a " CORPUS_FIRST ".");
	w->column = 1;
	while (goes_on(w)) {
		if (needle_is_due(w))
			put_plain_word(w, "", needle_line, "");
		put_sentence(w);
	}
	put_string(w, " Here the road ends, with a " CORPUS_LAST ".\n");
}

/* Who says what in a log. One draw a statement: arguments are evaluated in any order. */
static void
put_request(struct writer *w)
{
	static const char *const levels[] = {
		"info ", "info ", "info ", "debug", "warn ", "error"
	};
	static const char *const parts[] = { "cache", "gate", "ledger", "mailer", "store" };
	uint32_t process = below(w, 30000);
	const char *part = parts[below(w, COUNT(parts))];
	const char *level = levels[below(w, COUNT(levels))];
	uint32_t took = below(w, 900000), bytes = below(w, 65536);
	uint32_t d = below(w, 256), c = below(w, 256), b = below(w, 256), id = draw(w);

	put_format(w, "%s %s[%u]: id=%08x peer=10.%u.%u.%u bytes=%u took=%uus", level, part,
	           process, id, b, c, d, bytes, took);
}

static void
write_log(struct writer *w)
{
	uint64_t ms = 1900000000000;

	w->wrap_cols = 0;
	put_string(w, "2030-03-17T17:46:40.000Z info  ledger[1]: a " CORPUS_FIRST " was read\n");
	while (goes_on(w)) {
		uint64_t s = (ms += below(w, 50)) / 1000;
		put_format(w, "2030-%02u-%02uT%02u:%02u:%02u.%03uZ ",
		           (unsigned)(s / 2419200 % 12 + 1), (unsigned)(s / 86400 % 28 + 1),
		           (unsigned)(s / 3600 % 24), (unsigned)(s / 60 % 60), (unsigned)(s % 60),
		           (unsigned)(ms % 1000));
		put_request(w);
		w->column = 1;
		for (uint32_t left = 3 + below(w, 9); left; left--)
			put_plain_word(w, "", any_word(w), "");
		put_string(w, "\n");
		if (needle_is_due(w))
			put_format(w, "2030-12-28T01:02:03.004Z info  store[2]: %s\n", needle_line);
	}
	put_string(w, "2030-12-28T23:59:59.999Z info  ledger[1]: a " CORPUS_LAST " was written\n");
}

/* A run of characters of three bytes and two columns, from the code point on. */
static void
put_wide(struct writer *w, uint32_t first, uint32_t range)
{
	for (uint32_t left = 60 + below(w, 160); left; left--) {
		uint32_t c = first + below(w, range);
		char bytes[3] = { (char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)),
			          (char)(0x80 | (c & 0x3F)) };
		if (w->column + 2 > w->wrap_cols) {
			put_bytes(w, "\n", 1);
			w->column = 0;
		}
		if (below(w, 16) == 0)
			put_string(w, below(w, 3) ? "\343\200\201" : "\343\200\202");
		else
			put_bytes(w, bytes, sizeof bytes);
		w->column += 2;
	}
}

static void
put_mixed_words(struct writer *w, const char *const *list, size_t count, int cols)
{
	for (uint32_t left = 30 + below(w, 60); left; left--) {
		const char *word = list[below(w, (uint32_t)count)];
		if (below(w, 3))
			put_plain_word(w, "", any_word(w), "");
		else
			put_word(w, "", word, "", cols ? cols : (int)strlen(word));
	}
}

static void
write_mixed(struct writer *w)
{
	put_string(w, "\346\262\263\343\201\250\351\201\223 \360\237\223\232 " CORPUS_FIRST "\n\n");
	while (goes_on(w)) {
		w->column = 0;
		if (needle_is_due(w)) {
			put_string(w, needle_line);
			put_string(w, "\n\n");
		}
		switch (below(w, 5)) {
		case 0:
			put_wide(w, 0x4E00, 3000);
			break;
		case 1:
			put_wide(w, 0x3042, 80);
			break;
		case 2:
			put_mixed_words(w, accented, COUNT(accented), 0);
			break;
		case 3:
			put_mixed_words(w, emoji, COUNT(emoji), 2);
			break;
		default:
			put_paragraph(w);
		}
		if (hit_is_due(w))
			put_string(w, " " CORPUS_HIT);
		put_string(w, "\n\n");
	}
	put_string(w, "\346\262\263\343\201\250\351\201\223 " CORPUS_LAST "\n");
}

bool
corpus_write(enum corpus corpus, uint64_t size, int fd)
{
	static void (*const kinds[])(struct writer *) = { [CORPUS_PROSE] = write_prose,
		                                          [CORPUS_LOG] = write_log,
		                                          [CORPUS_LINE] = write_line,
		                                          [CORPUS_MIXED] = write_mixed };
	struct writer w = { .fd = fd,
		            .size = size,
		            .hits = corpus_hits(size) - 1,
		            .random = 0x9E3779B97F4A7C15u + corpus,
		            .wrap_cols = WRAP_COLS };

	w.buffer = memory_alloc(BUFFER_SIZE);
	kinds[corpus](&w);
	flush(&w);
	free(w.buffer);
	return !w.failed;
}
