/* What short pieces of text are by their words: tables of what is one and what only looks so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/role.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Every string of the list must get this answer. */
static void
check(bool (*role)(const char *, size_t), const char *const *list, size_t count, bool want)
{
	for (size_t i = 0; i < count; i++)
		if (role(list[i], strlen(list[i])) != want)
			fail_msg("\"%s\" must %sbe one", list[i], want ? "" : "not ");
}

#define YES(role, ...) \
	check(role, (const char *const[]){ __VA_ARGS__ }, \
	      COUNT(((const char *const[]){ __VA_ARGS__ })), true)
#define NO(role, ...) \
	check(role, (const char *const[]){ __VA_ARGS__ }, \
	      COUNT(((const char *const[]){ __VA_ARGS__ })), false)

static void
test_contents(void **state)
{
	(void)state;
	YES(role_is_contents, "Contents", "CONTENTS", "Table of Contents",
	    "Contents:", "*Contents*", "Inhaltsverzeichnis", "Table des matières", "Índice",
	    "Содержание", "目录", "目次");
	NO(role_is_contents, "", ":", "The contents of the box", "Content",
	   "Contents of the purse of a man");
}

static void
test_known_name(void **state)
{
	(void)state;
	YES(role_is_known_name, "Preface", "PREFACE.", "References", "_Epilogue_", "Nachwort",
	    "Введение", "序言", "Author\xe2\x80\x99s Address");
	NO(role_is_known_name, "", "Prefaces", "The preface", "Summary of the case", "Bread");
}

static void
test_ending(void **state)
{
	(void)state;
	YES(role_is_ending, "THE END", "Finis.", "Ende", "完");
	NO(role_is_ending, "The end of it", "Endless", "");
}

static void
test_dateline(void **state)
{
	(void)state;
	YES(role_is_dateline, "Tuesday, March 5, 2019", "5 March 2019", "March 2019", "2019-03-05",
	    "2019-03-05 10:15 UTC", "Published: March 5th, 2019 at 10:15 am",
	    "Montag, 4. Februar 2019", "le 3 mars 2019", "3 de marzo de 2019", "5 марта 2019",
	    "2019年3月5日", "05/03/2019");
	NO(role_is_dateline, "", "March", "May", "2019", "12:30", "3", "Sunday",
	   "1984 was a good year", "March 5, 2019 was a Tuesday", "By March 2019", "3.14",
	   "version 2019");
}

static void
test_byline(void **state)
{
	(void)state;
	YES(role_is_byline, "By Paula Oyster", "By PAULA OYSTER and Tom Reef",
	    "by Ada Tern, Harbour Correspondent", "Von Grete Sommer", "Written by Orla Finch");
	NO(role_is_byline, "", "By", "By the sea", "By bus", "By noon they were gone",
	   "Byron Finch",
	   "By Jove and by thunder, said he, this is far too long to be a name of anybody");
}

static void
test_caption(void **state)
{
	(void)state;
	YES(role_is_caption, "Figure 3. The pier", "Fig. 2: The pier", "Table 4 Tides",
	    "Image: Tom Reef", "The pier at dawn. Image: Tom Reef.",
	    "Mira Stone (L) and Hetty Marsh (R)", "Abbildung 2. Der Deich",
	    "A boat (Photo: J. Vale)", "File photo of the pier");
	NO(role_is_caption, "", "Figures do not lie", "The image of the pier haunted her",
	   "Table talk", "He photographed it", "Left alone, he slept");
}

static void
test_boilerplate(void **state)
{
	(void)state;
	YES(role_is_boilerplate, "Share this article", "Skip to main content", "ADVERTISEMENT",
	    "Leave a comment", "Subscribe to our newsletter today", "All rights reserved.",
	    "Read more", "Print", "Download our app from the App Store",
	    "*** START OF THE EBOOK ***", "Alle Rechte vorbehalten");
	NO(role_is_boilerplate, "", "She reads more than he does", "They shared the article",
	   "Print works well here", "The comments were kind", "Downloading takes an hour",
	   "*** and ***");
}

static void
test_point(void **state)
{
	static const struct {
		const char *text;
		unsigned point;
		size_t clause;
	} cases[] = {
		{ "First, the piles. They are old.", 1, 16 },
		{ "Firstly, the piles are old", 1, 26 },
		{ "Second: the light is out. It was", 2, 24 },
		{ "THIRD, THE TIDE", 3, 15 },
		{ "Tenth, a bridge; and more", 10, 15 },
		{ "Zweitens ist das Wasser kalt. Und", 2, 28 },
		{ "Во-первых, берег. Там", 1, 29 },
		{ "第二，灯塔。那里", 2, 15 },
		{ "4) the light. It is out", 4, 12 },
		{ "First light came late", 0, 0 },
		{ "Secondary schools", 0, 0 },
		{ "Firsthand reports", 0, 0 },
		{ "4. the light", 0, 0 },
		{ "44) the light", 0, 0 },
		{ "", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t clause = 0;
		unsigned point = role_point(cases[i].text, strlen(cases[i].text), &clause);

		if (point != cases[i].point || (point && clause != cases[i].clause))
			fail_msg("\"%s\": point %u, clause %zu", cases[i].text, point, clause);
	}
}

/* Long and broken strings are refused or answered, never read past their end. */
static void
test_hostile(void **state)
{
	char *s = malloc(5000);
	size_t clause;

	(void)state;
	assert_non_null(s);
	for (int byte = 0; byte < 256; byte += 5) {
		memset(s, byte, 5000);
		for (size_t n = 0; n <= 5000; n = n * 3 + 1) {
			assert_false(role_is_dateline(s, n));
			assert_false(role_is_byline(s, n));
			assert_false(role_is_contents(s, n));
			assert_int_equal(role_point(s, n, &clause), 0);
			role_is_caption(s, n);
			role_is_boilerplate(s, n);
		}
	}
	free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contents),    cmocka_unit_test(test_known_name),
		cmocka_unit_test(test_ending),      cmocka_unit_test(test_dateline),
		cmocka_unit_test(test_byline),      cmocka_unit_test(test_caption),
		cmocka_unit_test(test_boilerplate), cmocka_unit_test(test_point),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
