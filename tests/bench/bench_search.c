/*
 * How fast a plain text is searched, from its start until every match is counted. Prints one line a file: when the first match
 * was known and when all were, how many there are, and the longest step. It asserts nothing and is no test.
 *
 *     make tests/bench/bench_search && tests/bench/bench_search [-i|-e|-r|-w] PATTERN FILE...
 *
 * -i in any case, -e exactly, -r a regular expression, -w a whole word.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/analyst.h"
#include "base/clock.h"
#include "doc/document.h"
#include "find/search.h"

enum { RUNS = 3, STEP_US = 6000 };

struct times {
	int64_t first_us, all_us, step_us;
	uint64_t count;
	bool limited;
};

static struct times
search(struct document *document, struct pattern *pattern)
{
	struct search *search = search_new(document, pattern, 0, true);
	struct times times = { .first_us = -1 };
	int64_t start = clock_us(), before = start;
	enum search_state state;
	bool complete;

	do {
		state = search_step(search, STEP_US);
		int64_t now = clock_us();
		if (now - before > times.step_us)
			times.step_us = now - before;
		before = now;
		if (state != SEARCH_FIRST && times.first_us < 0)
			times.first_us = now - start;
	} while (state != SEARCH_DONE);
	times.all_us = before - start;
	times.count = search_count(search, &complete);
	times.limited = search_limited(search);
	search_free(search);
	return times;
}

static int
bench_file(const char *path, const char *pattern, const struct pattern_options *options)
{
	struct error error;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct text *text = fd < 0 ? NULL : text_open_file(fd, &error);

	if (!text) {
		fprintf(stderr, "bench_search: %s cannot be read\n", path);
		return 1;
	}
	struct document *document = document_new(text, "text", path);
	document_set_analyst(document, analyst_plain());
	for (int i = 0; i < RUNS; i++) {
		struct pattern *made = pattern_new(pattern, strlen(pattern), options, &error);
		if (!made) {
			fprintf(stderr, "bench_search: %s\n", error.text);
			document_free(document);
			return 1;
		}
		struct times t = search(document, made);
		printf("first %7.1f  all %7.1f ms  step %5.1f  %" PRIu64 " matches%s  ",
		       (double)t.first_us / 1000, (double)t.all_us / 1000, (double)t.step_us / 1000,
		       t.count, t.limited ? " or more" : "");
		printf("%6.0f MB/s  %s\n", (double)text_size(text) / (double)t.all_us, path);
	}
	document_free(document);
	return 0;
}

int
main(int argc, char **argv)
{
	struct pattern_options options = { .case_rule = CASE_SMART };
	int status = 0, c;

	setlocale(LC_CTYPE, "");
	while ((c = getopt(argc, argv, "ierw")) >= 0) {
		if (c == 'i')
			options.case_rule = CASE_IGNORE;
		else if (c == 'e')
			options.exact = true;
		else if (c == 'r')
			options.regex = true;
		else if (c == 'w')
			options.whole_word = true;
		else
			return 2;
	}
	if (optind == argc)
		return 2;
	for (int i = optind + 1; i < argc; i++)
		status |= bench_file(argv[i], argv[optind], &options);
	return status;
}
