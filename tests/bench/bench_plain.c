/*
 * How fast plain text is read, stage by stage: its lines alone, the blocks of its windows, the outline on top of them, and all
 * that the scan in the background does, quotations too. Prints one line a file: the best of several runs, in MB/s. It asserts nothing and is no test.
 *
 *     make tests/bench/bench_plain && tests/bench/bench_plain [-r RUNS] [-s lines|blocks|outline|all] FILE...
 */
#include <fcntl.h>
#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/quoting.h"
#include "base/clock.h"
#include "doc/document.h"
#include "read/lines.h"
#include "read/plain.h"
#include "read/scan.h"

enum { RUNS = 3 };

static void
take_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	(void)sink;
	(void)start;
	(void)level;
	(void)title;
}

static void
take_title(struct sink *sink, const char *title)
{
	(void)sink;
	(void)title;
}

static void
read_lines(struct text *text)
{
	struct lines lines = { 0 };

	for (uint64_t pos = 0; pos < text_size(text); pos += DOCUMENT_WINDOW)
		lines_load(&lines, text, (struct range){ pos, pos + DOCUMENT_WINDOW });
	lines_clear(&lines);
}

static void
read_windows(struct text *text, bool outline)
{
	static const struct sink_ops ops = { .section = take_section, .title = take_title };
	struct sink sink = { &ops };
	struct plain_profile *profile = plain_profile_new(text);
	struct plain_reader *reader = plain_reader_new(profile, text);
	struct outliner *outliner = outline ? outliner_new(profile, &sink) : NULL;

	for (uint64_t k = 0; k * DOCUMENT_WINDOW < text_size(text); k++) {
		struct part part;
		part_init(&part, (struct range){ k * DOCUMENT_WINDOW, (k + 1) * DOCUMENT_WINDOW });
		plain_reader_window(reader, k, &part);
		if (outline)
			outliner_part(outliner, plain_reader_lines(reader), &part);
		part_clear(&part);
	}
	if (outline)
		outliner_end(outliner);
	outliner_free(outliner);
	plain_reader_free(reader);
	plain_profile_free(profile);
}

static void
read_blocks(struct text *text)
{
	read_windows(text, false);
}

static void
read_outline(struct text *text)
{
	read_windows(text, true);
}

static void
take_note(struct sink *sink, const char *sentence)
{
	(void)sink;
	(void)sentence;
}

static void
take_quote(struct sink *sink, const struct quote *quote)
{
	(void)sink;
	(void)quote;
}

static void
take_checkpoint(struct sink *sink, uint64_t line, uint64_t pos)
{
	(void)sink;
	(void)line;
	(void)pos;
}

static void
take_lines(struct sink *sink, uint64_t count)
{
	(void)sink;
	(void)count;
}

static void
take_progress(struct sink *sink, enum sink_pass pass, uint64_t done, uint64_t total)
{
	(void)sink;
	(void)pass;
	(void)done;
	(void)total;
}

static void
take_done(struct sink *sink)
{
	(void)sink;
}

static void
read_all(struct text *text)
{
	static const struct sink_ops ops = {
		.section = take_section,
		.quote = take_quote,
		.title = take_title,
		.note = take_note,
		.checkpoint = take_checkpoint,
		.lines = take_lines,
		.progress = take_progress,
		.done = take_done,
	};
	struct sink sink = { &ops };
	struct quoting *quoting = quoting_new(text, false, &sink);

	scan_text(text, false, quoting_sink(quoting));
	quoting_free(quoting);
}

static const struct stage {
	const char *name;
	void (*run)(struct text *text);
} stages[] = {
	{ "lines", read_lines },
	{ "blocks", read_blocks },
	{ "outline", read_outline },
	{ "all", read_all },
};

/* The best of the runs in MB/s; the first one of a file also brings it into memory. */
static double
measure(const struct stage *stage, struct text *text, int runs)
{
	int64_t best = INT64_MAX;

	for (int i = 0; i < runs; i++) {
		int64_t start = clock_us();
		stage->run(text);
		int64_t took = clock_us() - start;
		best = took < best ? took : best;
	}
	return (double)text_size(text) / (double)(best > 0 ? best : 1);
}

static int
bench_file(const char *path, const char *only, int runs)
{
	struct error error;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct text *text = fd < 0 ? NULL : text_open_file(fd, &error);

	if (!text) {
		fprintf(stderr, "bench_plain: %s cannot be read\n", path);
		return 1;
	}
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
		if (!only || strcmp(only, stages[i].name) == 0)
			printf("%s %6.1f  ", stages[i].name, measure(&stages[i], text, runs));
	}
	printf("MB/s  %s\n", path);
	text_free(text);
	return 0;
}

int
main(int argc, char **argv)
{
	const char *only = NULL;
	int runs = RUNS, status = 0, c;

	setlocale(LC_CTYPE, "");
	while ((c = getopt(argc, argv, "r:s:")) >= 0) {
		if (c == 'r')
			runs = atoi(optarg);
		else if (c == 's')
			only = optarg;
		else
			return 2;
	}
	for (int i = optind; i < argc; i++)
		status |= bench_file(argv[i], only, runs < 1 ? 1 : runs);
	return status;
}
