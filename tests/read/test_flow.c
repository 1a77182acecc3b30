/*
 * Whether a line was broken because it was full: by its room, and by how its words go on.
 */
#include "read/flow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct line
line_of(const char *bytes)
{
	struct line line = { 0 };

	line.range.end = strlen(bytes);
	line_read(&line, bytes, strlen(bytes));
	return line;
}

/* A column of 40: the next word needs its own cells and a blank. */
static void
test_fit(void **unused)
{
	static const char rope[] = "The rope was coiled beside the old door."; /* 40 cells */
	static const struct {
		size_t size; /* of the rope */
		const char *next;
		unsigned wrap;
		enum flow_fit fit;
	} cases[] = {
		{ 40, "It", 40, FLOW_FULL },
		{ 34, "lantern hung", 40, FLOW_FULL },
		{ 34, "cabin and", 40, FLOW_RAGGED },
		{ 35, "by", 40, FLOW_RAGGED },
		{ 33, "by", 40, FLOW_RAGGED },
		{ 32, "by", 40, FLOW_RAGGED },
		{ 31, "by", 40, FLOW_SHORT },
		{ 12, "by the door", 40, FLOW_SHORT },
		{ 12, "extraordinarilylongwordsthatneedmuchroom", 40, FLOW_FULL },
		/* Much longer than the column: not broken at it. */
		{ 40, "by", 30, FLOW_SHORT },
		{ 37, "by", 30, FLOW_FULL },
		/* No column: words that go on make it ragged. */
		{ 19, "beside", 0, FLOW_RAGGED },
		{ 19, "Beside", 0, FLOW_SHORT },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char bytes[sizeof rope];
		memcpy(bytes, rope, cases[i].size);
		bytes[cases[i].size] = '\0';
		struct line line = line_of(bytes), next = line_of(cases[i].next);
		enum flow_fit fit = flow_fit(&line, &next, cases[i].wrap);
		if (fit != cases[i].fit)
			print_error("\"%s\" / \"%s\" at %u\n", bytes, cases[i].next, cases[i].wrap);
		assert_int_equal(fit, cases[i].fit);
	}
}

static void
test_goes_on(void **unused)
{
	static const struct {
		const char *line, *next;
		bool goes_on;
	} cases[] = {
		{ "the rope and", "the lantern", true },  { "the rope and.", "the lantern", false },
		{ "the rope and", "The lantern", false }, { "the well-", "Known rope", true },
		{ "the ropes:", "the lantern", true },    { "日本の綱と", "灯台", true },
		{ "日本の綱。", "灯台", false },          { "the rope and", "12 lanterns", false },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct line line = line_of(cases[i].line), next = line_of(cases[i].next);
		if (flow_goes_on(&line, &next) != cases[i].goes_on)
			fail_msg("\"%s\" / \"%s\"", cases[i].line, cases[i].next);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
