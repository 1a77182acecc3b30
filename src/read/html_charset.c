/*
 * What a page says of its bytes is found in its bytes, before they are read: the first meta element or the declaration of XML
 * that names an encoding (https://html.spec.whatwg.org/, section 13.2.3.2). The names mean what browsers take them for
 * (https://encoding.spec.whatwg.org/): who says Latin-1 has written Windows-1252.
 */
#include "read/html_charset.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum { LABEL_MOST = 40, WHOLE_LEAST = 3 };

/* ---- finding ---- */

struct span_of {
	const char *bytes;
	size_t n;
};

static const char *
find(struct span_of in, const char *what)
{
	size_t size = strlen(what);

	for (size_t i = 0; i + size <= in.n; i++)
		if (!strncasecmp(in.bytes + i, what, size))
			return in.bytes + i;
	return NULL;
}

static struct span_of
behind(struct span_of in, const char *at)
{
	return (struct span_of){ at, in.n - (size_t)(at - in.bytes) };
}

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The value behind a word and '=', with quotes or without. */
static bool
read_value(struct span_of in, const char *word, char label[LABEL_MOST])
{
	const char *at, *end;
	size_t n = 0;

	if (!in.n)
		return false;
	end = in.bytes + in.n;
	while ((at = find(in, word))) {
		at += strlen(word);
		in = behind(in, at);
		while (at < end && is_white(*at))
			at++;
		if (at == end || *at != '=')
			continue;
		for (at++; at < end && (is_white(*at) || *at == '"' || *at == '\''); at++)
			;
		while (at + n < end && !is_white(at[n]) && !strchr("\"'>;/?", at[n]) &&
		       n < LABEL_MOST - 1)
			n++;
		memcpy(label, at, n);
		label[n] = '\0';
		return n > 0;
	}
	return false;
}

/* Skips the comment that starts here. */
static struct span_of
skip_comment(struct span_of in)
{
	const char *end = find(in, "-->");

	return end ? behind(in, end + 3) : (struct span_of){ in.bytes, 0 };
}

static bool
read_meta(struct span_of in, char label[LABEL_MOST])
{
	const char *at;

	while (in.n && (at = memchr(in.bytes, '<', in.n))) {
		in = behind(in, at);
		if (in.n > 3 && !memcmp(at, "<!--", 4)) {
			in = skip_comment(in);
			continue;
		}
		const char *end = memchr(at, '>', in.n);
		if (!end)
			return false;
		struct span_of tag = { at, (size_t)(end - at) };
		bool meta = tag.n > 5 && !strncasecmp(at, "<meta", 5) &&
		            (is_white(at[5]) || at[5] == '/');
		if (meta && read_value(tag, "charset", label))
			return true;
		in = behind(in, at + 1);
	}
	return false;
}

/* ---- names ---- */

/* What browsers, and this iconv, understand by a name. Without one here it is what it says. */
static const char *
meaning_of(const char *label)
{
	static const struct {
		const char *labels, *name;
	} meanings[] = {
		{ " iso-8859-1 iso8859-1 latin1 l1 ascii us-ascii cp1252 x-cp1252 ansi_x3.4-1968 ",
		  "windows-1252" },
		{ " iso-8859-9 iso8859-9 latin5 l5 ", "windows-1254" },
		{ " iso-8859-11 tis-620 windows-874 ", "CP874" },
		{ " shift_jis shift-jis sjis x-sjis ms_kanji windows-31j ", "CP932" },
		{ " gb2312 gbk x-gbk gb_2312-80 ", "GB18030" },
		{ " big5 x-x-big5 cn-big5 ", "BIG5-HKSCS" },
		{ " euc-kr ks_c_5601-1987 korean windows-949 ", "CP949" },
		{ " x-euc-jp ", "EUC-JP" },
		{ " x-mac-roman macintosh ", "MACINTOSH" },
	};
	char word[LABEL_MOST + 2];

	snprintf(word, sizeof word, " %s ", label);
	for (char *p = word; *p; p++)
		*p = *p >= 'A' && *p <= 'Z' ? (char)(*p + 'a' - 'A') : *p;
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
		if (strstr(meanings[i].labels, word))
			return meanings[i].name;
	return label;
}

/* How many code points outside ASCII are UTF-8, and how many bytes are none. */
struct counts {
	size_t whole, bad;
};

static struct counts
count_utf8(const char *head, size_t n)
{
	struct counts counts = { 0, 0 };

	n = utf8_whole_prefix(head, n);
	for (size_t i = 0; i < n;) {
		uint32_t cp;
		size_t size = utf8_decode(head + i, n - i, &cp);
		bool good = cp != UTF8_REPLACEMENT || (size == 3 && head[i] == '\xef');
		counts.bad += good ? 0 : size;
		counts.whole += good && size > 1;
		i += size;
	}
	return counts;
}

/* What a page is in that says nothing and is not UTF-8. */
static bool
fall_back(const struct encoding *detected, const struct counts *counts, struct encoding *encoding)
{
	struct error unused;

	if (detected->converts || detected->binary || counts->bad <= counts->whole)
		return false;
	if (!encoding_named("windows-1252", encoding, &unused))
		return false;
	encoding->guessed = true;
	return true;
}

bool
html_charset(const char *head, size_t n, const struct encoding *detected, struct encoding *encoding)
{
	struct span_of in = { head, n };
	char label[LABEL_MOST];
	struct error unused;

	/* A byte order mark says it better, and what is wide would not be read as it stands. */
	if (detected->bom || (detected->converts && !strncmp(detected->name, "UTF-", 4)))
		return false;
	const char *end = n > 5 && !memcmp(head, "<?xml", 5) ? memchr(head, '>', n) : NULL;
	struct span_of declaration = { head, end ? (size_t)(end - head) : 0 };
	struct counts counts = count_utf8(head, n);
	if (!read_value(declaration, "encoding", label) && !read_meta(in, label))
		return fall_back(detected, &counts, encoding);
	const char *name = meaning_of(label);
	bool western = !strncasecmp(name, "windows-125", 11) || !strncasecmp(name, "iso-8859", 8);
	bool plainly_utf8 = counts.whole >= WHOLE_LEAST && !counts.bad;
	/* Who says UTF-8 may be wrong: then what was detected stands. */
	if (!strncasecmp(name, "utf", 3) || (western && plainly_utf8))
		return false;
	return encoding_named(name, encoding, &unused);
}
