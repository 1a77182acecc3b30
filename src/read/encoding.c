/*
 * Which encoding, and the way out of it. The guess is a cautious one: what is valid UTF-8 is UTF-8; of the others only those are
 * recognised that cannot be anything else, because a wrong guess turns every letter wrong while a stray byte is one
 * replacement sign. Conversion is iconv(3)'s; a converter is opened before the reader gives up its right to open files.
 */
#include "read/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/utf8.h"

enum { HEAD_MAX = 64 * 1024, PENDING_MAX = 16, OUTPUT_ROOM = 256 };

/* How a file begins. */
struct mark {
	size_t size;
	const char *bytes;
	const char *name;
	bool converts;
};

/* Byte order marks; that of UTF-32LE begins like that of UTF-16LE. */
static const struct mark marks[] = {
	{ 3, "\xef\xbb\xbf", "UTF-8", false },   { 4, "\xff\xfe\0\0", "UTF-32LE", true },
	{ 4, "\0\0\xfe\xff", "UTF-32BE", true }, { 2, "\xff\xfe", "UTF-16LE", true },
	{ 2, "\xfe\xff", "UTF-16BE", true },
};

/* What begins files that hold no text, though most of their first bytes may look like it. */
static const struct mark magics[] = {
	{ .size = 5, .bytes = "%PDF-" },
	{ .size = 4, .bytes = "\177ELF" },
	{ .size = 8, .bytes = "\x89PNG\r\n\x1a\n" },
	{ .size = 4, .bytes = "PK\3\4" },
	{ .size = 3, .bytes = "\x1f\x8b\x08" },
	{ .size = 6, .bytes = "\3757zXZ\0" },
	{ .size = 10, .bytes = "BZh91AY&SY" },
	{ .size = 4, .bytes = "GIF8" },
	{ .size = 3, .bytes = "\xff\xd8\xff" },
	{ .size = 16, .bytes = "SQLite format 3\0" },
};

/* The name fits: it is one of ours, or was measured. */
static void
set_name(struct encoding *encoding, const char *name)
{
	snprintf(encoding->name, sizeof encoding->name, "%s", name);
}

static bool
begins_with(const char *head, size_t n, const struct mark *mark)
{
	return n >= mark->size && memcmp(head, mark->bytes, mark->size) == 0;
}

/* What the bytes are like, taken as ASCII and UTF-8. */
struct census {
	size_t nuls[2];  /* at even and odd positions */
	size_t controls; /* C0 and DEL other than white space, backspace, escape */
	size_t letters;  /* ASCII letters */
	size_t whole;    /* sequences of UTF-8 of two bytes or more */
	size_t bad;      /* bytes that are no UTF-8 */
};

static bool
is_ascii_letter(unsigned char c)
{
	return (unsigned)((c | 0x20) - 'a') < 26;
}

static bool
is_odd_control(unsigned char c)
{
	return (c < 0x20 && !(c >= '\b' && c <= '\r') && c != 0x1b) || c == 0x7f;
}

static struct census
take_census(const char *head, size_t n)
{
	struct census census = { { 0 }, 0, 0, 0, 0 };

	for (size_t i = 0; i < n;) {
		unsigned char c = (unsigned char)head[i];
		if (c < 0x80) {
			census.nuls[i & 1] += c == 0;
			census.controls += is_odd_control(c);
			census.letters += is_ascii_letter(c);
			i++;
			continue;
		}
		uint32_t cp;
		size_t size = utf8_decode(head + i, n - i, &cp);
		bool good = cp != UTF8_REPLACEMENT || (size == 3 && c == 0xef);
		census.whole += good;
		census.bad += good ? 0 : size;
		i += size;
	}
	return census;
}

/*
 * ASCII with a NUL before or after each byte, as good as always: UTF-16 without its mark. Other scripts cannot be told from
 * binary data.
 */
static const char *
bare_utf16(const char *head, size_t n, const struct census *census)
{
	size_t pairs = n / 2, text = 0;
	int zero = census->nuls[1] > census->nuls[0];

	if (pairs < 4 || census->nuls[!zero] || census->nuls[zero] * 10 < pairs * 9)
		return NULL;
	for (size_t i = !zero ? 1 : 0; i < n; i += 2) {
		unsigned char c = (unsigned char)head[i];
		text += c >= 0x20 || (c >= '\t' && c <= '\r');
	}
	if (text < pairs)
		return NULL;
	return zero ? "UTF-16LE" : "UTF-16BE";
}

static bool
is_binary(const struct census *census, size_t n)
{
	size_t nuls = census->nuls[0] + census->nuls[1];

	if (nuls * 10 > n || census->controls * 5 > n)
		return true;
	/* Compressed or coded: some controls, and what is not ASCII is not UTF-8. */
	return census->controls * 30 > n && (census->controls + census->bad) * 5 > n;
}

/* Letters of Windows-1252 outside ASCII. */
static bool
is_western_letter(unsigned char c)
{
	static const char extra[] = "\x83\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xaa\xba";

	return (c >= 0xc0 && c != 0xd7 && c != 0xf7) || (c >= 0x80 && strchr(extra, c));
}

static bool
is_western_unassigned(unsigned char c)
{
	return c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d;
}

/* Could this byte outside ASCII stand between these two in a Western European text? */
static bool
is_plausible(unsigned char before, unsigned char c, unsigned char after)
{
	bool letters = is_ascii_letter(before) || is_ascii_letter(after);

	if (is_western_unassigned(c))
		return false;
	if (is_western_letter(c)) {
		/* In a word, mostly of ASCII letters, or a word of one letter. */
		bool alone = before <= ' ' && after <= ' ';
		bool small = (before >= 0xe0 || after >= 0xe0) && c >= 0xc0;
		return letters || alone || small;
	}
	/* Quotation marks, dashes, signs: beside a word, a number, white space or ASCII punctuation. */
	return before < 0x80 || after < 0x80;
}

/*
 * Text of a Western European language in one byte a letter: every byte outside ASCII must be at its place, and they
 * must be neither too few to tell nor too many to be Latin script.
 */
static bool
is_western(const char *head, size_t n, const struct census *census)
{
	size_t high = 0, plausible = 0, letters = 0;

	if (census->bad == 0 || census->controls || census->nuls[0] + census->nuls[1] ||
	    census->whole * 20 > census->bad)
		return false;
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)head[i];
		if (c < 0x80)
			continue;
		unsigned char before = i ? (unsigned char)head[i - 1] : ' ';
		unsigned char after = i + 1 < n ? (unsigned char)head[i + 1] : ' ';
		high++;
		letters += is_western_letter(c);
		plausible += is_plausible(before, c, after);
	}
	bool enough = letters && (high >= 8 || high * 1000 >= n);
	return enough && plausible * 20 >= high * 19 && high * 4 < census->letters;
}

/* True when a byte is of the range that Windows-1252 has and Latin-1 has not. */
static bool
has_windows_bytes(const char *head, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)head[i];
		if (c >= 0x80 && c < 0xa0)
			return true;
	}
	return false;
}

/* Vectors as gcc and clang make them of any machine's own. */
typedef unsigned char lanes __attribute__((vector_size(16)));

/* True for what is neither printable ASCII nor a tab nor a line break. */
static bool
odd_byte(unsigned char c)
{
	return (c < ' ' && c != '\n' && c != '\r' && c != '\t') || c > '~';
}

static lanes
odd_bytes(const char *bytes)
{
	lanes v;

	memcpy(&v, bytes, sizeof v);
	return (lanes)(((v < ' ') & (v != '\n') & (v != '\r') & (v != '\t')) | (v > '~'));
}

static bool
has_any(lanes v)
{
	uint64_t halves[2];

	memcpy(halves, &v, sizeof v);
	return halves[0] | halves[1];
}

/* True for printable ASCII, tabs and line breaks only: most files, told sixteen bytes at a time. */
static bool
is_plain_ascii(const char *bytes, size_t n)
{
	enum { STRETCH = 2048 };
	size_t i = 0;

	while (n - i >= sizeof(lanes)) {
		size_t end = n - i < STRETCH ? n - sizeof(lanes) + 1 : i + STRETCH;
		lanes odd = { 0 };
		for (; i < end; i += sizeof(lanes))
			odd |= odd_bytes(bytes + i);
		if (has_any(odd))
			return false;
	}
	for (; i < n; i++)
		if (odd_byte((unsigned char)bytes[i]))
			return false;
	return true;
}

struct encoding
encoding_detect(const char *head, size_t n)
{
	struct encoding encoding = { .name = "UTF-8" };

	if (n > HEAD_MAX)
		n = HEAD_MAX;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!begins_with(head, n, &marks[i]))
			continue;
		set_name(&encoding, marks[i].name);
		encoding.bom = marks[i].size;
		encoding.converts = marks[i].converts;
		return encoding;
	}
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
		encoding.binary = encoding.binary || begins_with(head, n, &magics[i]);
	if (!encoding.binary && is_plain_ascii(head, n))
		return encoding;
	/* A sequence that the head's end cuts is none that is bad. */
	size_t whole = n == HEAD_MAX ? utf8_whole_prefix(head, n) : n;
	struct census census = take_census(head, whole);
	const char *wide = bare_utf16(head, n, &census);
	if (!encoding.binary && wide) {
		set_name(&encoding, wide);
		encoding.converts = encoding.guessed = true;
		return encoding;
	}
	encoding.binary = encoding.binary || is_binary(&census, whole);
	if (!encoding.binary && is_western(head, whole, &census)) {
		set_name(&encoding, has_windows_bytes(head, whole) ? "windows-1252" : "ISO-8859-1");
		encoding.converts = encoding.guessed = true;
	}
	return encoding;
}

/* Only what can stand in a charset's name reaches iconv, which takes options after a slash. */
static bool
is_name(const char *name)
{
	size_t n = strlen(name);

	return n > 0 && n < ENCODING_NAME_SIZE &&
	       strspn(name,
	              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:+()") == n;
}

bool
encoding_named(const char *name, struct encoding *encoding, struct error *error)
{
	static const char *const same[] = { "UTF-8", "UTF8", "ASCII", "US-ASCII" };

	*encoding = (struct encoding){ .name = "UTF-8" };
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		if (strcasecmp(name, same[i]) == 0)
			return true;
	}
	iconv_t known = is_name(name) ? iconv_open("UTF-8", name) : (iconv_t)-1;
	if (known == (iconv_t)-1) {
		error_set(error, "unknown encoding \"%.60s\"", name);
		return false;
	}
	iconv_close(known);
	set_name(encoding, name);
	encoding->converts = true;
	return true;
}

struct converter {
	iconv_t iconv;
	size_t unit; /* bytes that are skipped where nothing can be converted */
	char pending[PENDING_MAX];
	size_t pending_size;
};

struct converter *
converter_open(const struct encoding *encoding, struct error *error)
{
	iconv_t opened = iconv_open("UTF-8", encoding->name);

	if (opened == (iconv_t)-1) {
		error_set(error, "cannot convert from \"%s\"", encoding->name);
		return NULL;
	}
	struct converter *converter = memory_zero(1, sizeof *converter);
	converter->iconv = opened;
	converter->unit = 1;
	if (strncasecmp(encoding->name, "UTF-16", 6) == 0 ||
	    strncasecmp(encoding->name, "UCS-2", 5) == 0)
		converter->unit = 2;
	else if (strncasecmp(encoding->name, "UTF-32", 6) == 0 ||
	         strncasecmp(encoding->name, "UCS-4", 5) == 0)
		converter->unit = 4;
	return converter;
}

void
converter_close(struct converter *converter)
{
	if (!converter)
		return;
	iconv_close(converter->iconv);
	free(converter);
}

/* Converts what can be; returns how many bytes are left, the start of a sequence that is cut off. */
static size_t
convert(struct converter *converter, const char *bytes, size_t n, struct buffer *to)
{
	/* iconv's prototype lacks a const. */
	char *in = (char *)(uintptr_t)bytes;

	while (n) {
		size_t room = n + OUTPUT_ROOM;
		char *out = buffer_reserve(to, room);
		size_t left = room;
		size_t result = iconv(converter->iconv, &in, &n, &out, &left);
		int reason = result == (size_t)-1 ? errno : 0;
		to->size += room - left;
		to->bytes[to->size] = '\0';
		if (reason == EINVAL)
			return n;
		if (reason == EILSEQ) {
			size_t skip = n < converter->unit ? n : converter->unit;
			buffer_add_code_point(to, UTF8_REPLACEMENT);
			in += skip;
			n -= skip;
		}
	}
	return 0;
}

void
converter_feed(struct converter *converter, const char *bytes, size_t n, struct buffer *to)
{
	/* A sequence that was cut off goes on, byte by byte until it is whole. */
	while (n && converter->pending_size) {
		converter->pending[converter->pending_size++] = *bytes++;
		n--;
		size_t size = converter->pending_size;
		size_t left = convert(converter, converter->pending, size, to);
		memmove(converter->pending, converter->pending + size - left, left);
		converter->pending_size = left;
		if (left == PENDING_MAX) {
			buffer_add_code_point(to, UTF8_REPLACEMENT);
			converter->pending_size = 0;
		}
	}
	if (!n)
		return;
	size_t left = convert(converter, bytes, n, to);
	if (left > PENDING_MAX - 1) {
		buffer_add_code_point(to, UTF8_REPLACEMENT);
		left = 0;
	}
	memcpy(converter->pending, bytes + n - left, left);
	converter->pending_size = left;
}

void
converter_end(struct converter *converter, struct buffer *to)
{
	if (converter->pending_size)
		buffer_add_code_point(to, UTF8_REPLACEMENT);
	converter->pending_size = 0;
	/* Encodings with shift states may hold back one character. */
	size_t left = OUTPUT_ROOM;
	char *out = buffer_reserve(to, left);
	iconv(converter->iconv, NULL, NULL, &out, &left);
	to->size += OUTPUT_ROOM - left;
	to->bytes[to->size] = '\0';
}

bool
encoding_convert(const struct encoding *encoding, const char *bytes, size_t n, struct buffer *to)
{
	struct error unused;
	struct converter *converter = encoding->converts ? converter_open(encoding, &unused) : NULL;

	if (!converter)
		return false;
	converter_feed(converter, bytes, n, to);
	converter_end(converter, to);
	converter_close(converter);
	return true;
}
