/*
 * What pages say of their bytes, and what is made of it.
 */
#include "read/html_charset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
charsets(void **unused)
{
	static const struct {
		const char *head;
		const char *name; /* NULL: says nothing that is believed */
	} cases[] = {
		{ "", NULL },
		{ "<p>charset=koi8-r", NULL },
		{ "<meta charset=koi8-r>", "koi8-r" },
		{ "<!doctype html><html><head><title>x</title><META Charset = 'KOI8-R' />",
		  "KOI8-R" },
		{ "<meta http-equiv=content-type content=\"text/html; charset=Shift_JIS\">",
		  "CP932" },
		{ "<meta http-equiv=content-type content='text/html;charset=gb2312'>", "GB18030" },
		{ "<meta name=description content='charset'><meta charset=\"euc-jp\">", "euc-jp" },
		{ "<!-- <meta charset=koi8-r> --><meta charset=iso-8859-2>", "iso-8859-2" },
		{ "<meta charset=iso-8859-1>caf\xe9", "windows-1252" },
		{ "<?xml version='1.0' encoding='iso-8859-5'?><html>", "iso-8859-5" },
		{ "<?xml version='1.0'?><html><meta charset=cp1251>", "cp1251" },
		/* Nobody knows it, or the bytes know better. */
		{ "<meta charset=nonsense>", NULL },
		{ "<p>caf\xe9.", "windows-1252" },
		{ "<p>caf\xe9 caf\xc3\xa9 caf\xc3\xa9", NULL },
		{ "<meta charset=koi8-r//IGNORE", NULL },
		{ "<meta charset=utf-8>caf\xe9 ol\xe9", NULL },
		{ "<meta charset=utf-16>", NULL },
		{ "\xef\xbb\xbf<meta charset=koi8-r>", NULL },
		{ "<meta charset=iso-8859-1>“caf\xc3\xa9”", NULL },
		{ "<meta charset=iso-8859-1>caf\xc3\xa9", "windows-1252" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t n = strlen(cases[i].head);
		struct encoding detected = encoding_detect(cases[i].head, n), said;
		bool says = html_charset(cases[i].head, n, &detected, &said);
		if (says != (cases[i].name != NULL))
			fail_msg("%s", cases[i].head);
		if (says)
			assert_string_equal(said.name, cases[i].name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(charsets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
