/*
 * Single lines in their surroundings: what they are. Each case is a whole small text in which the line that starts with '@' (the
 * mark is taken off) is asked about; the paragraphs around it are written here by their first letters.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/text.h"
#include "read/heading.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Running text: wrapped at the margin, indented by three, and one long line. */
#define P \
	"The tide came in as it did every day, and those who had been waiting for\n" \
	"it took up their baskets and went down to the boats that lay below the\n" \
	"old wall.\n\n"
#define Q \
	"   The tide came in as it did every day, and those who had waited for\n" \
	"   it took up their baskets and went down to the boats below the old\n" \
	"   wall.\n\n"
#define R \
	"The tide came in as it did every day, and those who had been waiting for it took up " \
	"their baskets and went down to the boats that lay below the old wall of the harbour.\n\n"

static const struct {
	const char *text;
	enum block_kind kind;
	enum heading_style style;
} cases[] = {
	/* marks */
	{ P "@The Wall\n========\n\n" P, BLOCK_HEADING, HEADING_UNDERLINED },
	{ P "@The Wall\n--------\n" P, BLOCK_HEADING, HEADING_UNDERLINED },
	{ P "@The Wall\n~~~~~~~\n\n" P, BLOCK_HEADING, HEADING_UNDERLINED },
	{ P "@========\nThe Wall\n========\n\n" P, BLOCK_HEADING, HEADING_UNDERLINED },
	{ P "@2.1 The Wall\n^^^^^^^^^^^^\n\n" P, BLOCK_HEADING, HEADING_UNDERLINED },
	{ P "@== The Wall\n\n" P, BLOCK_HEADING, HEADING_EQUALS },
	{ P "@=== The Wall ===\n\n" P, BLOCK_HEADING, HEADING_EQUALS },
	{ P "@==The Wall\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@======= The Wall\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@The wall that stood here when the tide came in was not yet as\nold as\n---\n\n" P,
	  BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@a | b\n------------------------\n1 | 2\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@--------\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	/* labels */
	{ P "@Chapter 2\n\n" P, BLOCK_HEADING, HEADING_LABELLED },
	{ P "@CHAPTER II. The Wall\n\n" P, BLOCK_HEADING, HEADING_LABELLED },
	{ P "@CHAPTER II\nTHE WALL\n\n" P, BLOCK_HEADING, HEADING_LABELLED },
	{ P "@Part Two: The Wall\n\n" P, BLOCK_HEADING, HEADING_LABELLED },
	{ P "@Zweites Kapitel\n\n" P, BLOCK_HEADING, HEADING_LABELLED },
	{ P "@Chapter 2 is about the wall and who built it.\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@Part of the wall fell\n\n" P, BLOCK_HEADING, HEADING_SHORT },
	{ P "@Chapter 2 tells of the wall, of those who built it and of the day on which\nit fell "
	    "into the sea, "
	    "which was a Monday in March of the year after the\nflood, as is told in the same "
	    "chapter, near "
	    "the\nend.\n\n" P,
	  BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@Chapter 1\n\nChapter 2\n\nChapter 3\n\n" P, BLOCK_CONTENTS, HEADING_NONE },
	/* numbers */
	{ P "@1. The wall\n\n" P, BLOCK_HEADING, HEADING_NUMBERED },
	{ P "@1.2 The wall\n\n" P, BLOCK_HEADING, HEADING_NUMBERED },
	{ P "@IV. The wall\n\n" P, BLOCK_HEADING, HEADING_NUMBERED },
	{ P "@IV\n\n" P, BLOCK_HEADING, HEADING_NUMBERED },
	{ P "@1. The wall\n\n2. The boats\n\n3. The sea\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@1. The wall was built first, and then the boats were brought up behind it\nso that "
	    "they were safe.\n\n" P,
	  BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@1.2 metres was what the wall measured.\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@(a) The wall\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@e.g. The wall\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	/* set at the margin */
	{ Q Q Q "@1.  The Wall\n\n" Q Q, BLOCK_HEADING, HEADING_NUMBERED },
	{ Q Q Q "@Appendix A.  The Wall\n\n" Q Q, BLOCK_HEADING, HEADING_LABELLED },
	{ Q Q Q "@The Wall\n\n" Q Q, BLOCK_HEADING, HEADING_MARGIN },
	{ Q Q Q
	  "@2.1.  A wall so long that its name takes more than one line of the\n      page\n\n" Q Q,
	  BLOCK_HEADING, HEADING_NUMBERED },
	{ Q Q Q "   @The Wall\n\n" Q Q, BLOCK_PARAGRAPH, HEADING_NONE },
	{ Q Q Q "@sh build the wall\n\n" Q Q, BLOCK_PARAGRAPH, HEADING_NONE },
	{ Q Q Q "@* The Wall\n\n" Q Q, BLOCK_PARAGRAPH, HEADING_NONE },
	{ Q Q Q "@The wall is old.\n\n" Q Q, BLOCK_PARAGRAPH, HEADING_NONE },
	/* what stands apart */
	{ P "@THE WALL\n\n" P, BLOCK_HEADING, HEADING_CAPS },
	{ P "@The wall\n\n" P, BLOCK_HEADING, HEADING_SHORT },
	{ P "@Preface\n\n" P, BLOCK_HEADING, HEADING_NAMED },
	{ P "@СТЕНА\n\n" P, BLOCK_HEADING, HEADING_CAPS },
	{ R R R "@The wall\n\n" R R, BLOCK_HEADING, HEADING_SHORT },
	{ P "@The wall is old.\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@the wall\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@The wall,\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@\"The wall\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@> THE WALL\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@- The wall\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@The wall\nThe boats\nThe sea\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@The wall\n\nThe boats\n\nThe sea\n\nThe sky\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@The wall\n", BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@2019 7 15\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	{ P "@!!! ???\n\n" P, BLOCK_PARAGRAPH, HEADING_NONE },
	/* roles */
	{ P "@Tuesday, March 5, 2019\n\n" P, BLOCK_DATELINE, HEADING_NONE },
	{ R "@Figure 3. The wall at low tide, seen from the harbour\n\n" R, BLOCK_CAPTION,
	  HEADING_NONE },
	{ R "@Share this story\n\n" R, BLOCK_BOILERPLATE, HEADING_NONE },
	{ P "@The wall ............ 12\n\n" P, BLOCK_CONTENTS, HEADING_NONE },
	{ R R "The wall\n\n@The old wall, as seen from below\n\n" R, BLOCK_CAPTION, HEADING_NONE },
};

/* The text without its '@', and where that stood. */
static size_t
take_mark(const char *text, struct buffer *out)
{
	const char *at = strchr(text, '@');

	assert_non_null(at);
	buffer_add(out, text, (size_t)(at - text));
	buffer_add_string(out, at + 1);
	return (size_t)(at - text);
}

static void
test_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buffer bytes = { 0 };
		size_t at = take_mark(cases[i].text, &bytes), line = 0;
		struct text *text = text_new();
		struct lines lines = { 0 };
		struct survey survey = { 0 };
		struct heading h = { 0 };
		bool special;

		text_append(text, bytes.bytes, bytes.size);
		lines_load(&lines, text, (struct range){ 0, text_size(text) });
		survey_read(&survey, &lines);
		while (lines.line[line].range.end < at)
			line++;
		special = heading_classify(&survey, &lines, line, &h);
		if (special != (cases[i].kind != BLOCK_PARAGRAPH) ||
		    (special && (h.kind != cases[i].kind ||
		                 (h.kind == BLOCK_HEADING && h.style != cases[i].style))))
			fail_msg("case %zu: %d kind %u style %u\n%s", i, special, h.kind, h.style,
			         strchr(cases[i].text, '@'));
		if (special)
			assert_in_range(h.lines, 1, lines.count - line);
		survey_clear(&survey);
		lines_clear(&lines);
		text_free(text);
		buffer_clear(&bytes);
	}
}

/* The same line gives the same answer whatever else is loaded, from its context on. */
static void
test_context(void **state)
{
	struct buffer bytes = { 0 };
	struct text *text = text_new();
	struct lines all = { 0 };
	struct survey survey = { 0 };

	(void)state;
	for (int i = 0; i < 40; i++)
		buffer_add_string(&bytes, P "THE WALL\n\n" P "1. The wall\n\n" P
		                            "a\n\nb\n\nc\n\nThe sea\n\n");
	text_append(text, bytes.bytes, bytes.size);
	lines_load(&all, text, (struct range){ 0, text_size(text) });
	survey_read(&survey, &all);
	for (size_t i = HEADING_CONTEXT; i + HEADING_CONTEXT < all.count; i += 7) {
		struct lines view = all;
		struct heading a = { 0 }, b = { 0 };
		bool x = heading_classify(&survey, &all, i, &a);

		view.line = all.line + (i - HEADING_CONTEXT);
		view.count = 2 * HEADING_CONTEXT;
		assert_int_equal(heading_classify(&survey, &view, HEADING_CONTEXT, &b), x);
		if (x) {
			assert_int_equal(a.kind, b.kind);
			assert_int_equal(a.style, b.style);
			assert_int_equal(a.lines, b.lines);
		}
	}
	survey_clear(&survey);
	lines_clear(&all);
	text_free(text);
	buffer_clear(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_context),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
