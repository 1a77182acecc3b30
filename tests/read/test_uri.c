/*
 * References: joined with a base (the examples of RFC 3986, section 5.4, among them), cleaned, decoded.
 */
#include "read/uri.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
joins(void **unused)
{
	static const char rfc[] = "http://a/b/c/d;p?q";
	static const struct {
		const char *base, *reference, *joined;
	} cases[] = {
		{ rfc, "g:h", "g:h" },
		{ rfc, "g", "http://a/b/c/g" },
		{ rfc, "./g", "http://a/b/c/g" },
		{ rfc, "g/", "http://a/b/c/g/" },
		{ rfc, "/g", "http://a/g" },
		{ rfc, "//g", "http://g" },
		{ rfc, "?y", "http://a/b/c/d;p?y" },
		{ rfc, "g?y", "http://a/b/c/g?y" },
		{ rfc, "#s", "http://a/b/c/d;p?q#s" },
		{ rfc, "g?y#s", "http://a/b/c/g?y#s" },
		{ rfc, ";x", "http://a/b/c/;x" },
		{ rfc, "", "http://a/b/c/d;p?q" },
		{ rfc, ".", "http://a/b/c/" },
		{ rfc, "..", "http://a/b/" },
		{ rfc, "../g", "http://a/b/g" },
		{ rfc, "../..", "http://a/" },
		{ rfc, "../../../g", "http://a/g" },
		{ rfc, "/./g", "http://a/g" },
		{ rfc, "g.", "http://a/b/c/g." },
		{ rfc, "./g/.", "http://a/b/c/g/" },
		{ rfc, "g;x=1/../y", "http://a/b/c/y" },
		{ rfc, "g?y/../x", "http://a/b/c/g?y/../x" },
		{ "http://a.b", "c", "http://a.b/c" },
		{ "docs/", "c.html#x", "docs/c.html#x" },
		{ "docs/a/b", "../c", "docs/c" },
		{ "a", "../../c", "/c" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer reference = { 0 };
		buffer_add_string(&reference, cases[i].reference);
		uri_join(cases[i].base, &reference);
		assert_string_equal(reference.bytes, cases[i].joined);
		buffer_clear(&reference);
	}
}

static void
cleans(void **unused)
{
	static const struct {
		const char *written, *reference;
	} cases[] = {
		{ "", "" },
		{ " \n a.html\t", "a.html" },
		{ "a\nb c", "ab c" },
		{ "ü", "ü" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer to = { 0 };
		uri_clean(cases[i].written, &to);
		buffer_add_string(&to, "");
		assert_string_equal(to.bytes, cases[i].reference);
		buffer_clear(&to);
	}
}

static void
decodes(void **unused)
{
	static const struct {
		const char *written, *decoded;
	} cases[] = {
		{ "#a", "#a" },       { "#caf%C3%A9", "#café" }, { "#%20x%2", "#\x20x%2" },
		{ "#100%", "#100%" }, { "#%ff", "#%ff" },        { "#%00", "#%00" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer reference = { 0 };
		buffer_add_string(&reference, cases[i].written);
		uri_decode(&reference);
		assert_string_equal(reference.bytes, cases[i].decoded);
		buffer_clear(&reference);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(joins),
		cmocka_unit_test(cleans),
		cmocka_unit_test(decodes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
