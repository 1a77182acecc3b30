/*
 * What the RFC series says in places of its own.
 */
#include "read/series.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/printer.h"

static const struct {
	const char *page, *facts;
} pages[] = {
	{ "\n\nHarbour Task Force                                          A. Petrov, Ed.\n"
	  "Request for Comments: 99001                                Harbour Office\n"
	  "Category: Informational                                    J.-P. O'Lindqvist\n"
	  "                                                           City of Lights\n"
	  "                                                                May 2024\n"
	  "\n"
	  "                       Lights                          B. Later\n",
	  "author \"A. Petrov\"\nauthor \"J.-P. O'Lindqvist\"\ndate \"May 2024\"\n" },
	{ "Network Working Group                                     A. B. van Tern\r\n"
	  "Internet-Draft                                                 The Gulls\r\n"
	  "Expires: 8 January 2025                                      8 July 2024\r\n\r\n",
	  "author \"A. B. van Tern\"\ndate \"8 July 2024\"\n" },
	/* No date: the columns end at the first empty line. */
	{ "A Group                                               A. Petrov\n\n"
	  "  words                                               B. Later\n",
	  "author \"A. Petrov\"\n" },
	{ "No columns here.\n\nA. Petrov\n", "" },
	{ "A Group                                  3.14 Lights\n", "" },
	{ "", "" },
};

static void
facts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		char *made = NULL;
		size_t size;
		FILE *file = open_memstream(&made, &size);
		struct printer *printer = printer_new(file);
		series_say_facts(pages[i].page, strlen(pages[i].page), printer_sink(printer));
		printer_free(printer);
		fclose(file);
		assert_string_equal(made, pages[i].facts);
		free(made);
	}
}

static void
anchors(void **state)
{
	static const struct {
		const char *title, *anchor;
	} cases[] = {
		{ "4.2.  Frames", "section-4.2" },
		{ "1. Introduction", "section-1" },
		{ "12.3.4 Loss", "section-12.3.4" },
		{ "Appendix A.  Proofs", "appendix-A" },
		{ "A.1.  Lemma", "appendix-A.1" },
		{ "Appendix B: More", "appendix-B" },
		{ "Section 7", "section-7" },
		{ "Abstract", NULL },
		{ "Acknowledgements", NULL },
		{ "3GPP", NULL },
		{ "", NULL },
		{ "802.11ax", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer name = { 0 };
		size_t start, n;
		bool found = series_number(cases[i].title, &start, &n);
		if (found != (cases[i].anchor != NULL))
			fail_msg("%s", cases[i].title);
		if (!found)
			continue;
		series_add_anchor(&name, cases[i].title + start, n);
		assert_string_equal(name.bytes, cases[i].anchor);
		buffer_clear(&name);
	}
}

static void
tags(void **state)
{
	static const struct {
		const char *text;
		size_t end;
	} cases[] = {
		{ "[TLS13] x", 7 },    { "[RFC9110]", 9 }, { "[I-D.ietf-x-y]", 14 },
		{ "[1]", 0 },          { "[n]", 0 },       { "[not one]", 0 },
		{ "[OPEN", 0 },        { "[]", 0 },        { "TLS13]", 0 },
		{ "[lower-case]", 0 }, { "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(series_tag_end(cases[i].text, strlen(cases[i].text), 0),
		                 cases[i].end);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(facts),
		cmocka_unit_test(anchors),
		cmocka_unit_test(tags),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
