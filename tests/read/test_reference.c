#include "read/reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"

/* What was found, one after the other: "words=target|". */
struct found {
	const char *text;
	struct buffer list;
};

static void
note(void *context, size_t start, size_t end, const char *target)
{
	struct found *f = context;

	buffer_add(&f->list, f->text + start, end - start);
	if (strlen(target) != end - start || memcmp(target, f->text + start, end - start) != 0)
		buffer_printf(&f->list, "=%s", target);
	buffer_add_byte(&f->list, '|');
}

static const struct {
	const char *text, *found;
} cases[] = {
	{ "nothing here: at all, 12:30, a@ b, //", "" },
	{ "see https://example.org/a?b=c#d.", "https://example.org/a?b=c#d|" },
	{ "(http://example.org/x_(y)), or", "http://example.org/x_(y)|" },
	{ "<https://example.org/>; \"ftp://x.org/\"", "https://example.org/|ftp://x.org/|" },
	{ "[https://a.b/c] *https://d.e*!", "https://a.b/c|https://d.e|" },
	{ "HTTPS://EXAMPLE.ORG", "HTTPS://EXAMPLE.ORG|" },
	{ "https:// and http://. and xhttp://a and s3://bucket, std::vector, a://b", "" },
	{ "https://de.example.org/wiki/K\303\266ln, \342\200\234https://a.b\342\200\235",
	  "https://de.example.org/wiki/K\303\266ln|https://a.b|" },
	{ "\350\257\267https://a.b/c\350\257\246\346\203\205", "https://a.b/c|" },
	{ "https://[2001:db8::1]/x file:///etc/passwd",
	  "https://[2001:db8::1]/x|file:///etc/passwd|" },
	{ "https://a.b/\x1b]52;c\x07 https://a.b/\xff", "https://a.b/|https://a.b/|" },
	{ "go to www.example.org, not to www. or awww.example.org",
	  "www.example.org=https://www.example.org|" },
	{ "https://www.example.org", "https://www.example.org|" },
	{ "write to <mara.lin@example.org>.", "mara.lin@example.org=mailto:mara.lin@example.org|" },
	{ "mailto:a@b.org, a@b, @b.org, a@, a@b.c1", "mailto:a@b.org|" },
	{ "a@b.org.", "a@b.org=mailto:a@b.org|" },
	{ "https://user@example.org/", "https://user@example.org/|" },
	{ "a@b.org@c.org", "a@b.org=mailto:a@b.org|" },
};

static void
test_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct found f = { .text = cases[i].text };
		reference_find(f.text, strlen(f.text), REFERENCE_ANY_TEXT, note, &f);
		assert_string_equal(f.list.bytes ? f.list.bytes : "", cases[i].found);
		buffer_clear(&f.list);
	}
}

static const struct {
	const char *text, *found;
} pages[] = {
	{ "see ls(1), X509_new(3ssl) and (systemd.unit(5)).",
	  "ls(1)=man:ls(1)|X509_new(3ssl)=man:X509_new(3ssl)|systemd.unit(5)=man:systemd.unit(5)"
	  "|" },
	{ "f(1), 10(2), ls(1)x, ls(11), ls(), ls(0), ls(1, /bin/ls(1), (1)", "" },
	{ "-ls(1) git-log(1) Foo::Bar(3pm) fork(0p) Tk(n)",
	  "ls(1)=man:ls(1)|git-log(1)=man:git-log(1)|Foo::Bar(3pm)=man:Foo::Bar(3pm)|"
	  "fork(0p)=man:fork(0p)|Tk(n)=man:Tk(n)|" },
	{ "https://a.b/ls(1) ls(1)", "https://a.b/ls(1)|ls(1)=man:ls(1)|" },
};

static void
test_manual_pages(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		struct found f = { .text = pages[i].text };
		reference_find(f.text, strlen(f.text), REFERENCE_IN_MANUAL, note, &f);
		assert_string_equal(f.list.bytes ? f.list.bytes : "", pages[i].found);
		buffer_clear(&f.list);
	}
}

static const struct {
	const char *text, *found;
} series[] = {
	{ "see Section 4.2.", "Section 4.2=#section-4.2|" },
	{ "(sections 4 and 5) Section\n   12.3.4, Appendix A.1: appendix B",
	  "sections 4=#section-4|Section\n   12.3.4=#section-12.3.4|Appendix A.1=#appendix-A.1|"
	  "appendix B=#appendix-B|" },
	{ "Section A.2", "Section A.2=#appendix-A.2|" },
	{ "Section 4.2 of RFC 9110", "Section 4.2=rfc9110.txt#section-4.2|RFC 9110=rfc9110.txt|" },
	{ "Section 4.2 of\n   [RFC9110]",
	  "Section 4.2=rfc9110.txt#section-4.2|RFC9110=rfc9110.txt|" },
	{ "[RFC9110], Section 4.2; RFC 768, section 3",
	  "RFC9110=rfc9110.txt|Section 4.2=rfc9110.txt#section-4.2|RFC 768=rfc768.txt|"
	  "section 3=rfc768.txt#section-3|" },
	{ "Section 4.2 of [TLS13]", "[TLS13]=#ref-TLS13|" },
	{ "[TLS13], Section 4.2", "[TLS13]=#ref-TLS13|" },
	{ "RFC 2119 RFC2119 RFC-2119 RFC\n  2119 RFC 0768",
	  "RFC 2119=rfc2119.txt|RFC2119=rfc2119.txt|RFC-2119=rfc2119.txt|RFC\n  2119=rfc2119.txt|"
	  "RFC 0768=rfc768.txt|" },
	{ "RFCs, RFC, RFC 123456, XRFC 1, RFC 12a, a RFC", "" },
	{ "Sectional 4, Section IV, Section 4a, Section a, Intersection 4, section", "" },
	{ "of this section 3GPP; appendixes A", "" },
	{ "[1] [not one] [] array[IDX] [", "[IDX]=#ref-IDX|" },
	{ "https://a.b/rfc9110#section-4 Section 4",
	  "https://a.b/rfc9110#section-4|Section 4=#section-4|" },
};

static void
test_rfc_series(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
		struct found f = { .text = series[i].text };
		reference_find(f.text, strlen(f.text), REFERENCE_ANY_TEXT | REFERENCE_SERIES, note,
		               &f);
		assert_string_equal(f.list.bytes ? f.list.bytes : "", series[i].found);
		buffer_clear(&f.list);
	}
}

static void
test_only_the_kinds_asked_for(void **state)
{
	struct found f = { .text = "https://a.b x@y.org" };

	(void)state;
	reference_find(f.text, strlen(f.text), REFERENCE_MAIL, note, &f);
	assert_string_equal(f.list.bytes, "x@y.org=mailto:x@y.org|");
	buffer_clear(&f.list);
}

/* Texts that could cost more than their size end soon, and what is found lies in order. */
struct order {
	size_t last, count;
};

static void
check_order(void *context, size_t start, size_t end, const char *target)
{
	struct order *o = context;

	assert_true(start >= o->last && end > start && *target);
	o->last = end;
	o->count++;
}

static void
test_hostile(void **state)
{
	static const char *const parts[] = { "http://",   "a@", "www.",   "http://a)",
		                             "http://a(", ":",  "x@y.z@", "http://a.b/ " };

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buffer b = { 0 };
		struct order o = { 0, 0 };
		while (b.size < 1 << 20)
			buffer_add_string(&b, parts[i]);
		reference_find(b.bytes, b.size, REFERENCE_ANY_TEXT, check_order, &o);
		assert_true(o.last <= b.size);
		buffer_clear(&b);
	}
}

static void
test_spans(void **state)
{
	static const char bytes[] = "First https://a.b here.\n\nThen x@y.org and https://c.d/\n";
	struct text *text = text_new();
	struct part part;

	(void)state;
	text_append(text, bytes, sizeof bytes - 1);
	part_init(&part, (struct range){ 0, sizeof bytes - 1 });
	part_add_block(&part, &(struct block){ .range = { 0, 23 } });
	part_add_block(&part, &(struct block){ .range = { 25, 54 } });
	reference_add_spans(&part, text, REFERENCE_ANY_TEXT);
	assert_int_equal(part.span_count, 3);
	assert_int_equal(part.spans[0].range.start, 6);
	assert_int_equal(part.spans[0].range.end, 17);
	assert_string_equal(part.spans[1].target, "mailto:x@y.org");
	assert_int_equal(part.spans[2].range.start, 42);
	assert_int_equal(part.spans[2].kind, SPAN_LINK);
	part_clear(&part);
	text_free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_found),      cmocka_unit_test(test_manual_pages),
		cmocka_unit_test(test_rfc_series), cmocka_unit_test(test_only_the_kinds_asked_for),
		cmocka_unit_test(test_hostile),    cmocka_unit_test(test_spans),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
