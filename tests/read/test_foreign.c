/* What is told to be of a format that is not read here, and what must not be. */
#include "read/foreign.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COMPOUND "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#define PART(name) "PK\3\4------------------------xx" name
#define WIDE_DOC "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"
#define ZEROS "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define BYTES(s) s, sizeof s - 1

static const struct {
	const char *name, *head;
	size_t size;
	const char *ending; /* NULL: none of these */
} cases[] = {
	{ "", BYTES("%PDF-1.7\n%\xe2\xe3\n"), ".pdf" },
	{ "report.txt", BYTES("%PDF-1.4\n"), ".pdf" },
	{ "", BYTES("\xef\xbb\xbf%PDF-1.4\n"), ".pdf" },
	{ "", BYTES("\0\0 junk of a mail \0 %PDF-1.4\n"), ".pdf" },
	{ "", BYTES("A file that begins with %PDF-1.4 is one in PDF.\n"), NULL },
	{ "x.pdf", BYTES("%PDF-\n"), NULL },
	{ "x.pdf", BYTES("%PDF-x.y\n"), NULL },
	{ "x.pdf", BYTES("plain text that has the name\n"), NULL },
	{ "", BYTES("%!PS-Adobe-3.0\n"), ".ps" },
	{ "", BYTES("\4%!PS-Adobe-3.0\n"), ".ps" },
	{ "", BYTES("\xc5\xd0\xd3\xc6\0"), ".ps" },
	{ "", BYTES("%!TEX program = xelatex\n"), NULL },
	{ "", BYTES("A line with %!PS in it\n"), NULL },
	{ "", BYTES("{\\rtf1\\ansi Hello}"), ".rtf" },
	{ "", BYTES("{\\rtf is how it begins}"), NULL },
	{ "x.rtf", BYTES("no such thing"), NULL },
	{ "", BYTES("AT&TFORM\0\0\1\2DJVMDIRM"), ".djvu" },
	{ "", BYTES("AT&TFORM\0\0\1\2XXXX"), NULL },
	{ "", BYTES("AT&T FORM 12 is to be filled in\n"), NULL },
	{ "", BYTES(ZEROS ZEROS "BOOKMOBI"), ".mobi" },
	{ "", BYTES(ZEROS ZEROS "TEXtREAd"), ".mobi" },
	{ "", BYTES(ZEROS ZEROS "BOOKXXXX"), NULL },
	{ "", BYTES(PART("[Content_Types].xml") PART("word/document.xml")), ".docx" },
	{ "", BYTES(PART("word/document.xml")), ".docx" },
	{ "", BYTES(PART("xl/workbook.xml")), ".xlsx" },
	{ "", BYTES(PART("ppt/presentation.xml")), ".pptx" },
	{ "a.docx", BYTES(PART("[Content_Types].xml")), ".docx" },
	{ "a.zip", BYTES(PART("[Content_Types].xml")), NULL },
	{ "a.zip", BYTES(PART("sword/fish.txt")), NULL },
	{ "a.docx", BYTES("a letter without a zip"), NULL },
	{ "", BYTES("PK\3\4"), NULL },
	{ "", BYTES(COMPOUND ZEROS WIDE_DOC), ".doc" },
	{ "letter.doc", BYTES(COMPOUND ZEROS), ".doc" },
	{ "sums.XLS", BYTES(COMPOUND ZEROS), ".xls" },
	{ "", BYTES(COMPOUND ZEROS), NULL },
	{ "", BYTES(ZEROS WIDE_DOC), NULL },
	{ "", BYTES(""), NULL },
	{ "x.docx", BYTES("P"), NULL },
};

static void
formats_are_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct foreign *f = foreign_find(cases[i].name, cases[i].head, cases[i].size);
		if (!cases[i].ending != !f || (f && strcmp(f->ending, cases[i].ending) != 0))
			fail_msg("case %zu is taken for %s", i, f ? f->name : "none");
	}
}

/* The beginning of each, cut anywhere, is looked at no further than it is. */
static void
cut_anywhere(void **state)
{
	static char copy[256];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t n = 0; n < cases[i].size; n++) {
			char *end = copy + sizeof copy - n;
			memcpy(end, cases[i].head, n);
			const struct foreign *f = foreign_find(cases[i].name, end, n);
			assert_true(!f || *f->ending == '.');
		}
}

static void
rows_are_sound(void **state)
{
	size_t n = 0;

	(void)state;
	for (; foreign_at(n); n++) {
		assert_int_equal(foreign_at(n)->ending[0], '.');
		assert_true(strlen(foreign_at(n)->name) > 3);
		for (size_t k = 0; k < n; k++)
			assert_string_not_equal(foreign_at(k)->ending, foreign_at(n)->ending);
	}
	assert_true(n >= 11);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_are_told),
		cmocka_unit_test(cut_anywhere),
		cmocka_unit_test(rows_are_sound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
