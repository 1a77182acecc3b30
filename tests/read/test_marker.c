#include "read/marker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct line
read_string(const char *s)
{
	struct line line;

	line_read(&line, s, strlen(s));
	return line;
}

static void
test_markers(void **state)
{
	static const struct {
		const char *bytes;
		unsigned marker, cells, value;
	} cases[] = {
		{ "- one", MARKER_BULLET, 2, 0 },
		{ "*   one", MARKER_BULLET, 4, 0 },
		{ "•\tone", MARKER_BULLET, 8, 0 },
		{ "o  one", MARKER_BULLET, 3, 0 },
		{ "o one", MARKER_NONE, 0, 0 },
		{ "-one", MARKER_NONE, 0, 0 },
		{ "-", MARKER_NONE, 0, 0 },
		{ "1. one", MARKER_NUMBER, 3, 1 },
		{ "  12)  one", MARKER_NUMBER, 5, 12 },
		{ "(3) one", MARKER_NUMBER, 4, 3 },
		{ "[4] one", MARKER_NUMBER, 4, 4 },
		{ "(3 one", MARKER_NONE, 0, 0 },
		{ "1945. one", MARKER_NUMBER, 6, 1945 },
		{ "12345. one", MARKER_NONE, 0, 0 },
		{ "a. one", MARKER_LETTER, 3, 1 },
		{ "(c) one", MARKER_LETTER, 4, 3 },
		{ "iv. one", MARKER_ROMAN, 4, 4 },
		{ "XIX) one", MARKER_ROMAN, 5, 19 },
		{ "it. one", MARKER_NONE, 0, 0 },
		{ "1.2 one", MARKER_DECIMAL, 4, 1 },
		{ "3.2.1. one", MARKER_DECIMAL, 7, 3 },
		{ "3.14", MARKER_NONE, 0, 0 },
		{ "3 men", MARKER_NONE, 0, 0 },
		{ "civil. one", MARKER_NONE, 0, 0 },
		{ "iv", MARKER_NONE, 0, 0 },
		{ "b", MARKER_NONE, 0, 0 },
		{ "B) one", MARKER_LETTER, 3, 2 },
		{ "xxviii. one", MARKER_ROMAN, 8, 28 },
		{ "- ", MARKER_NONE, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct line line = read_string(cases[i].bytes);
		if (line.marker != cases[i].marker || line.marker_cells != cases[i].cells ||
		    line.marker_value != cases[i].value)
			fail_msg("\"%s\": marker %u, %u cells, value %u", cases[i].bytes,
			         line.marker, line.marker_cells, line.marker_value);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(test_markers) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
