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

/* A zip with a file whose name begins so. */
static bool
has_part(const char *head, size_t n, const char *part)
{
	const char *at = head, *end = head + n;
	size_t size = strlen(part);

	if (!begins(head, n, "PK\3\4", 4))
		return false;
	while ((at = memmem(at, (size_t)(end - at), "PK\3\4", 4))) {
		if ((size_t)(end - at) >= 30 + size && !memcmp(at + 30, part, size))
			return true;
		at += 4;
	}
	return false;
}

static bool
is_docx(const char *head, size_t n)
{
	return has_part(head, n, "word/");
}

static bool
is_xlsx(const char *head, size_t n)
{
	return has_part(head, n, "xl/");
}

static bool
is_pptx(const char *head, size_t n)
{
	return has_part(head, n, "ppt/");
}

/* A compound file that has a stream of that name, as far as can be seen. */
static bool
has_stream(const char *head, size_t n, const char *name)
{
	char wide[COMPOUND_NAME];
	size_t size = strlen(name);

	if (!begins(head, n, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
		return false;
	for (size_t i = 0; i < size; i++) {
		wide[2 * i] = name[i];
		wide[2 * i + 1] = '\0';
	}
	return memmem(head, n, wide, 2 * size);
}

static bool
is_doc(const char *head, size_t n)
{
	return has_stream(head, n, "WordDocument");
}

static bool
is_xls(const char *head, size_t n)
{
	return has_stream(head, n, "Workbook");
}

static bool
is_ppt(const char *head, size_t n)
{
	return has_stream(head, n, "PowerPoint Document");
}

static const struct {
	struct foreign foreign;
	bool (*is)(const char *head, size_t n);
	bool container; /* what is in it may stand further on than can be seen: then its name tells */
	const char *signature;
} formats[] = {
	{ { "a PDF", ".pdf" }, is_pdf, false, NULL },
	{ { "a Word document", ".docx" }, is_docx, true, "PK\3\4" },
	{ { "a workbook", ".xlsx" }, is_xlsx, true, "PK\3\4" },
	{ { "a presentation", ".pptx" }, is_pptx, true, "PK\3\4" },
	{ { "a Word document of old", ".doc" }, is_doc, true, "\xd0\xcf\x11\xe0" },
	{ { "a workbook of old", ".xls" }, is_xls, true, "\xd0\xcf\x11\xe0" },
	{ { "a presentation of old", ".ppt" }, is_ppt, true, "\xd0\xcf\x11\xe0" },
	{ { "an RTF document", ".rtf" }, is_rtf, false, NULL },
	{ { "PostScript", ".ps" }, is_postscript, false, NULL },
	{ { "a DjVu document", ".djvu" }, is_djvu, false, NULL },
	{ { "a Mobipocket book", ".mobi" }, is_mobi, false, NULL },
};

enum { FORMATS = sizeof formats / sizeof *formats };

const struct foreign *
foreign_at(size_t i)
{
	return i < FORMATS ? &formats[i].foreign : NULL;
}

const struct foreign *
foreign_find(const char *name, const char *head, size_t n)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (formats[i].is(head, n))
			return &formats[i].foreign;
	for (size_t i = 0; i < FORMATS; i++) {
		const char *endings[] = { formats[i].foreign.ending, NULL };
		if (formats[i].container && format_ends(name, endings) &&
		    begins(head, n, formats[i].signature, 4))
			return &formats[i].foreign;
	}
	return NULL;
}
