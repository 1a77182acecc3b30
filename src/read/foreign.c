/*
 * Signatures, and what stands near the beginning of the two containers of office documents: the names in a zip (ECMA-376, part 2),
 * and the folder of a compound file (MS-CFB), whose names are UTF-16.
 */
#include "read/foreign.h"

#include <stdbool.h>
#include <string.h>

#include "read/format.h"

enum { COMPOUND_NAME = 64 };

static bool
begins(const char *head, size_t n, const char *with, size_t size)
{
	return n >= size && !memcmp(head, with, size);
}

/* ISO 32000 lets it stand anywhere in the first kilobyte; with text before it, it is a text that shows one. */
static bool
is_pdf(const char *head, size_t n)
{
	const char *at = memmem(head, n < 1024 ? n : 1024, "%PDF-", 5);

	if (!at || (size_t)(head + n - at) < 8 || at[5] < '1' || at[5] > '9' || at[6] != '.')
		return false;
	return at == head || memchr(head, '\0', (size_t)(at - head)) || at - head <= 3;
}

static bool
is_postscript(const char *head, size_t n)
{
	return begins(head, n, "%!PS", 4) || begins(head, n, "\4%!PS", 5) ||
	       begins(head, n, "\xc5\xd0\xd3\xc6", 4);
}

static bool
is_rtf(const char *head, size_t n)
{
	return begins(head, n, "{\\rtf", 5) && n > 5 && head[5] >= '0' && head[5] <= '9';
}

static bool
is_djvu(const char *head, size_t n)
{
	return n >= 16 && begins(head, n, "AT&TFORM", 8) && !memcmp(head + 12, "DJV", 3);
}

/* A Palm database of this type and creator. */
static bool
is_mobi(const char *head, size_t n)
{
	return n >= 68 && (!memcmp(head + 60, "BOOKMOBI", 8) || !memcmp(head + 60, "TEXtREAd", 8));
}

static bool
is_zip(const char *head, size_t n)
{
	return begins(head, n, "PK\3\4", 4);
}

/* A zip with a file whose name begins so. */
static bool
has_part(const char *head, size_t n, const char *part)
{
	const char *at = head, *end = head + n;
	size_t size = strlen(part);

	while ((at = memmem(at, (size_t)(end - at), "PK\3\4", 4))) {
		if ((size_t)(end - at) >= 30 + size && !memcmp(at + 30, part, size))
			return true;
		at += 4;
	}
	return false;
}

static bool
is_compound(const char *head, size_t n)
{
	return begins(head, n, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
}

/* A compound file that has a stream of that name, as far as can be seen. */
static bool
has_stream(const char *head, size_t n, const char *name)
{
	char wide[COMPOUND_NAME];
	size_t size = strlen(name);

	for (size_t i = 0; i < size; i++) {
		wide[2 * i] = name[i];
		wide[2 * i + 1] = '\0';
	}
	return memmem(head, n, wide, 2 * size);
}

static const struct {
	struct foreign foreign;
	bool (*is)(const char *head, size_t n);
	/* Of a container, what is in it: it may stand further on than can be seen, and then the file's name tells. */
	const char *part, *stream;
} formats[] = {
	{ { "a PDF", ".pdf" }, .is = is_pdf },
	{ { "a Word document", ".docx" }, .part = "word/" },
	{ { "a workbook", ".xlsx" }, .part = "xl/" },
	{ { "a presentation", ".pptx" }, .part = "ppt/" },
	{ { "a Word document of old", ".doc" }, .stream = "WordDocument" },
	{ { "a workbook of old", ".xls" }, .stream = "Workbook" },
	{ { "a presentation of old", ".ppt" }, .stream = "PowerPoint Document" },
	{ { "an RTF document", ".rtf" }, .is = is_rtf },
	{ { "PostScript", ".ps" }, .is = is_postscript },
	{ { "a DjVu document", ".djvu" }, .is = is_djvu },
	{ { "a Mobipocket book", ".mobi" }, .is = is_mobi },
};

enum { FORMATS = sizeof formats / sizeof *formats };

const struct foreign *
foreign_at(size_t i)
{
	return i < FORMATS ? &formats[i].foreign : NULL;
}

static bool
is_format(size_t i, const char *head, size_t n)
{
	if (formats[i].part)
		return is_zip(head, n) && has_part(head, n, formats[i].part);
	if (formats[i].stream)
		return is_compound(head, n) && has_stream(head, n, formats[i].stream);
	return formats[i].is(head, n);
}

/* True for a container of that kind, whatever is in it. */
static bool
is_container(size_t i, const char *head, size_t n)
{
	return (formats[i].part && is_zip(head, n)) || (formats[i].stream && is_compound(head, n));
}

const struct foreign *
foreign_find(const char *name, const char *head, size_t n)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (is_format(i, head, n))
			return &formats[i].foreign;
	for (size_t i = 0; i < FORMATS; i++) {
		const char *endings[] = { formats[i].foreign.ending, NULL };
		if (is_container(i, head, n) && format_ends(name, endings))
			return &formats[i].foreign;
	}
	return NULL;
}
