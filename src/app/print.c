/*
 * The modes that print and exit. A document is opened as it is for the screen and read to its end, as far as the mode needs
 * that; what is printed then are the same rows, sections and quotations that the screen would show.
 */
#include "app/print.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/dump.h"
#include "app/sections.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "loop/child.h"
#include "view/who.h"

/* ---- text ---- */

static void
print_text(struct document *document, struct range part, FILE *to)
{
	struct text *text = document_text(document);
	size_t n;

	while (part.start < part.end) {
		const char *bytes = text_view(text, part.start, &n);
		if (!n)
			break;
		if (n > range_size(part))
			n = (size_t)range_size(part);
		fwrite(bytes, 1, n, to);
		part.start += n;
	}
}

static void
print_dump(const struct print_options *options, struct document *document, struct range part,
           FILE *to)
{
	struct dump *dump = dump_new(&options->dump, document, part.start);

	dump_print(dump, part.end, to);
	dump_free(dump);
}

/* ---- outline ---- */

static void
print_line_number(struct document *document, uint64_t pos, FILE *to)
{
	fprintf(to, "%6" PRIu64 "  ", document_line(document, pos));
}

static void
print_outline(struct document *document, struct range part, FILE *to)
{
	size_t count;
	const struct section *sections = document_sections(document, &count);
	uint8_t open[256]; /* levels of the sections around the current one */
	unsigned depth = 0;

	for (size_t i = 0; i < count; i++) {
		if (sections[i].range.start < part.start || sections[i].range.start >= part.end)
			continue;
		while (depth && open[depth - 1] >= sections[i].level)
			depth--;
		print_line_number(document, sections[i].range.start, to);
		fprintf(to, "%*s%s\n", (int)depth * 2, "", sections[i].title);
		open[depth++] = sections[i].level;
	}
}

/* ---- what is printed ---- */

/* What of the document is asked for; false when it has no such section. */
static bool
find_part(const struct print_options *options, struct document *document, struct range *part)
{
	*part = (struct range){ 0, text_size(document_text(document)) };
	if (!options->section)
		return true;
	const struct section *section = sections_find(document, options->section);
	if (section)
		*part = section->range;
	return section != NULL;
}

/*
 * Prints one document that was read to its end; false, and nothing printed, when it has no such section. Not for PRINT_JSON and
 * PRINT_QUOTES.
 */
static bool
print_read(const struct print_options *options, struct document *document, FILE *to)
{
	struct range part;

	if (!find_part(options, document, &part))
		return false;
	switch (options->mode) {
	case PRINT_TEXT:
		print_text(document, part, to);
		break;
	case PRINT_OUTLINE:
		print_outline(document, part, to);
		break;
	case PRINT_DUMP:
	case PRINT_QUOTES:
	case PRINT_JSON:
		print_dump(options, document, part, to);
		break;
	}
	return true;
}

/* ---- files ---- */

/* One file that is opened, and printed as it comes or when it has been read. */
struct job {
	const struct print_options *options;
	struct loop *loop;
	struct reading *reading;
	struct listing *listing; /* of quotations */
	bool streams;            /* quotations are written as they are found */
	bool text_only;          /* nothing but the text is needed */
	struct dump *dump;       /* what is printed as it comes; NULL: nothing yet */
	uint64_t printed;        /* bytes of the text */
};

/* ---- quotations ---- */

static void
take_quote(void *context, const struct quote *quote)
{
	struct job *job = context;

	listing_quote(job->listing, reading_document(job->reading), quote);
}

/* Those of the part, and of the speaker if one is asked for, whose every name is known now. */
static void
list_quotes(struct job *job, struct range part)
{
	struct document *document = reading_document(job->reading);
	const char *speaker = job->options->speaker;
	const struct quote *q;
	struct who who;

	who_init(&who, speaker ? speaker : "");
	for (uint64_t i = 0; speaker && (q = document_quote_number(document, i)); i++)
		who_learn(&who, document, q);
	for (uint64_t i = 0; (q = document_quote_number(document, i)); i++)
		if (range_holds(part, q->runs[0].start) &&
		    (!speaker || who_says(&who, document, q)))
			listing_quote(job->listing, document, q);
	who_clear(&who);
}

static bool
print_quotes(struct job *job)
{
	struct document *document = reading_document(job->reading);
	struct range part;

	if (!find_part(job->options, document, &part))
		return false;
	if (job->streams)
		document_pass_quotes(document, UINT64_MAX);
	else
		list_quotes(job, part);
	return true;
}

/* ---- the reading ---- */

/* Knows what the mode needs to know. */
static bool
is_ready(const struct job *job)
{
	struct document *document = reading_document(job->reading);

	if (reading_is_done(job->reading))
		return true;
	if (!reading_has_text(job->reading))
		return false;
	bool outlined =
		document_known(document, PASS_SECTIONS) >= text_size(document_text(document));
	return job->text_only || (outlined && job->options->mode != PRINT_QUOTES);
}

/* Prints what of a text that still comes will not change any more. */
static void
print_ahead(struct job *job, uint64_t end)
{
	struct document *document = reading_document(job->reading);

	if (job->options->mode == PRINT_TEXT) {
		print_text(document, (struct range){ job->printed, end }, stdout);
	} else {
		if (!job->dump)
			job->dump = dump_new(&job->options->dump, document, 0);
		dump_print(job->dump, end, stdout);
	}
	job->printed = end;
	fflush(stdout);
}

static void
look(void *context)
{
	struct job *job = context;
	struct document *document = reading_document(job->reading);

	if (is_ready(job))
		loop_quit(job->loop, 0);
	else if (job->streams)
		document_pass_quotes(document, document_known(document, PASS_QUOTES));
	else if (job->text_only && reading_settled(job->reading) > job->printed)
		print_ahead(job, reading_settled(job->reading));
}

static void
complain(const char *sentence)
{
	fflush(stdout);
	fprintf(stderr, "diple: %s\n", sentence);
}

/* What the user must know about a document that is not what it should be. */
static bool
is_good(struct reading *reading)
{
	struct document *document = reading_document(reading);
	const char *note;

	if (document_state(document) == DOCUMENT_CUT_SHORT) {
		for (size_t i = 0; (note = document_note_at(document, i)); i++)
			complain(note);
		return false;
	}
	if (!text_size(document_text(document))) {
		fflush(stdout);
		fprintf(stderr, "diple: %s is empty\n", document_name(document));
	}
	return true;
}

/* What is not printed yet; false when there is no such section. */
static bool
print_rest(struct job *job)
{
	struct document *document = reading_document(job->reading);

	if (job->options->mode == PRINT_QUOTES)
		return print_quotes(job);
	if (!job->printed)
		return print_read(job->options, document, stdout);
	print_ahead(job, text_size(document_text(document)));
	return true;
}

static bool
print_file(const struct print_options *options, struct loop *loop, struct listing *listing,
           const char *name)
{
	struct error error;
	struct reading_options how = options->reading;
	struct job job = { .options = options, .loop = loop, .listing = listing };

	job.text_only =
		!options->section && (options->mode == PRINT_TEXT || options->mode == PRINT_DUMP);
	how.text_only = job.text_only;
	how.at_once = true;
	job.reading = reading_open(loop, name, &how, &error);
	if (!job.reading) {
		complain(error.text);
		return false;
	}
	job.streams = options->mode == PRINT_QUOTES && !options->section && !options->speaker;
	if (job.streams)
		document_give_quotes(reading_document(job.reading), take_quote, &job);
	listing_document(listing, name);
	if (!job.text_only || !reading_has_text(job.reading)) {
		reading_start(job.reading);
		loop_on_turn(loop, look, &job);
		if (!is_ready(&job))
			loop_run(loop);
	}
	bool good = true;
	if (!reading_problem(job.reading) && !print_rest(&job)) {
		error_set(&error, "%s has no section \"%s\"", name, options->section);
		complain(error.text);
		good = false;
	}
	good = is_good(job.reading) && good;
	dump_free(job.dump);
	reading_free(job.reading);
	return good;
}

/* diple-read prints JSON; this process becomes it. Returns only when it cannot. */
static int
run_json(const struct print_options *options, const char *const *names, size_t count)
{
	static const struct converters none = { 0 };
	const struct converters *converters =
		options->reading.converters ? options->reading.converters : &none;
	char **words = converters_words(converters);
	const char **argv = memory_zero(count + 2 * converters->count + 16, sizeof *argv);
	char *program = options->reading.reader ? memory_string(options->reading.reader)
	                                        : child_program("diple-read", DIPLE_LIBEXECDIR);
	size_t n = 0;

	argv[n++] = "diple-read";
	argv[n++] = "--json";
	if (options->reading.hints.encoding) {
		argv[n++] = "--encoding";
		argv[n++] = options->reading.hints.encoding;
	}
	if (options->reading.hints.type) {
		argv[n++] = "--type";
		argv[n++] = options->reading.hints.type;
	}
	for (size_t i = 0; words[i]; i++) {
		argv[n++] = "--convert";
		argv[n++] = words[i];
	}
	argv[n++] = "--";
	for (size_t i = 0; i < count; i++)
		argv[n++] = names[i];
	fflush(stdout);
	execv(program, (char *const *)(uintptr_t)argv);
	fprintf(stderr, "diple: cannot run %s: %s\n", program, strerror(errno));
	free(program);
	free(argv);
	converter_arguments_free(words);
	return 1;
}

int
print_files(const struct print_options *options, const char *const *names, size_t count)
{
	if (options->mode == PRINT_JSON)
		return run_json(options, names, count);
	struct loop *loop = loop_new();
	struct listing listing;
	bool quotes = options->mode == PRINT_QUOTES;
	bool headed = count > 1 && (options->mode == PRINT_OUTLINE ||
	                            (quotes && options->listing == LISTING_TEXT));
	int code = 0;
	listing_init(&listing, quotes ? options->listing : LISTING_TEXT, stdout);
	for (size_t i = 0; i < count; i++) {
		if (headed)
			printf("%s==> %s <==\n", i ? "\n" : "", names[i]);
		if (!print_file(options, loop, &listing, names[i]))
			code = 1;
	}
	loop_free(loop);
	listing_end(&listing);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "diple: cannot write: %s\n", strerror(errno));
		code = 1;
	}
	return code;
}
