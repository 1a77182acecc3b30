/*
 * The reader process: a file comes in on one descriptor, a document's parts go out on another. Started by diple, it
 * writes records for it; started by hand, it prints what it makes of a file, for people and for tests. Before it
 * parses anything it gives up all that it does not need: whatever opens a file comes before the seal.
 *
 *     diple-read --wire [--name NAME] [--encoding NAME] [--type TYPE] [--size N]  from descriptor 0, records to 1
 *                [--from POSITION --line N]                            only what starts there and after it
 *                [--siblings N]                                        descriptors 3 ... are further files of the document
 *                [--growth FD]                                         the file grows; N bytes tell what it is
 *     diple-read --unpack                                              what is in the compressed file at 0, to 1
 *     diple-read --confine PROGRAM [ARGUMENT]...                       the program, which can read no file of anybody's
 *     diple-read [--encoding NAME] [--type TYPE] FILE...               the model as text
 *     diple-read --json [--encoding NAME] [--type TYPE] FILE...        one object a file
 *                [--convert WORD]...                                   what programs may be run on it (app/converter)
 */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/analyst.h"
#include "app/confine.h"
#include "app/json.h"
#include "app/output.h"
#include "app/quoting.h"
#include "app/regular.h"
#include "app/siblings.h"
#include "base/memory.h"
#include "doc/document.h"
#include "doc/printer.h"
#include "doc/wire.h"
#include "quote/lexicon.h"
#include "read/cap.h"
#include "read/packed.h"
#include "read/reader.h"
#include "read/scan.h"
#include "read/seal.h"

enum mode {
	MODE_MODEL,
	MODE_WIRE,
	MODE_JSON,
	MODE_UNPACK,
	MODE_CONFINE,
	MODE_SELFTEST,
	MODE_VERSION
};

struct options {
	enum mode mode;
	const char *name;
	struct source_hints hints;
	uint64_t size;
	uint64_t from, line; /* where a scan goes on; 0: at the start */
	struct siblings siblings;
	struct converters converters;
	int growth; /* the descriptor that tells that the file has grown; -1: it does not */
};

enum {
	NICE = 10,
	SECONDS_LEAST = 120,
	SECONDS_GROWING = 24 * 3600,
	BYTES_A_SECOND = 2 * 1024 * 1024
};

static int
complain(const char *sentence)
{
	fprintf(stderr, "diple: %s\n", sentence);
	return 1;
}

/* ---- what is read ---- */

/* Everything that a reading needs, opened. */
struct input {
	struct source source;
	struct text *text;   /* NULL unless the text is the file */
	uint64_t from, line; /* of the options */
	const char *note;    /* what went wrong before; NULL */
};

static void
input_close(struct input *in)
{
	int fd = in->source.fd;

	source_close(&in->source);
	if (in->text)
		text_free(in->text);
	else
		close(fd);
}

/* Takes the descriptor. Nothing is opened after this. */
static bool
input_open(struct input *in, int fd, const char *name, const struct options *options,
           struct error *error)
{
	*in = (struct input){ .source = { .fd = fd },
		              .from = options->from,
		              .line = options->line };
	if (!source_open(&in->source, fd, name, &options->hints, options->size, error)) {
		close(fd);
		return false;
	}
	if (source_is_binary(&in->source)) {
		error_set(error, "%s is a binary file", name);
		input_close(in);
		return false;
	}
	if (source_is_own_text(&in->source)) {
		in->text = text_open_file(fd, error);
		if (!in->text) {
			source_close(&in->source);
			return false;
		}
		text_set_limit(in->text, options->size);
	}
	source_grow(&in->source, options->growth);
	source_add_siblings(&in->source, options->siblings.fds, options->siblings.count);
	if (!source_prepare(&in->source, error)) {
		input_close(in);
		return false;
	}
	lexicon_default();
	return true;
}

/* The longer the text, the longer it may take. */
static void
seal(const struct input *in, uint64_t file_size)
{
	uint64_t seconds = in->source.growth >= 0
	                           ? SECONDS_GROWING
	                           : SECONDS_LEAST + in->source.size / BYTES_A_SECOND;

	seal_limits(SEAL_MEMORY, seconds, file_size);
	seal_process();
}

/*
 * A document that a reader makes; one that grows out of all proportion is cut short. How large its input will be is not known
 * of one that grows: who gave it looks after that.
 */
static void
read_capped(struct source *source, struct sink *to)
{
	uint64_t size = source->size;

	for (size_t i = 0; i < source->sibling_count; i++)
		size += source->siblings[i].size;
	struct cap *cap = cap_new(source->growth >= 0 ? UINT64_MAX : packed_limit(size), to);
	reader_read(source, cap_sink(cap));
	cap_free(cap);
}

/* Says everything about the input to the sink, or the rest. pass: blocks too where the text is the file. */
static void
read_input(struct input *in, bool pass, struct sink *to)
{
	struct source *source = &in->source;
	struct quoting *quoting = quoting_new(in->text, pass || !in->text, to);

	if (in->note)
		sink_note(to, in->note);
	if (source->encoding.guessed) {
		char note[128];
		snprintf(note, sizeof note, "the text does not say what its bytes mean: read as %s",
		         source->encoding.name);
		sink_note(to, note);
	}
	if (in->text && in->from)
		scan_rest(in->text, in->from, in->line, quoting_sink(quoting));
	else if (in->text)
		scan_text(in->text, false, quoting_sink(quoting));
	else
		read_capped(source, quoting_sink(quoting));
	quoting_free(quoting);
}

/* ---- modes ---- */

static bool
write_records(void *context, const char *bytes, size_t n)
{
	(void)context;
	return output_write(1, bytes, n);
}

/* What is only said about a text that is shown already has time: others go first, at the processor and at the disk. */
static void
give_way(void)
{
	enum { PROCESS = 1, IDLE_CLASS = 3 << 13 }; /* ioprio_set(2) */

	setpriority(PRIO_PROCESS, 0, NICE);
	syscall(SYS_ioprio_set, PROCESS, 0, IDLE_CLASS);
}

/* Records for diple. What cannot be read is a note in an empty document. */
static int
run_wire(const struct options *options)
{
	struct wire_writer *writer = wire_writer_new(write_records, NULL);
	struct sink *to = wire_writer_sink(writer);
	struct error error;
	struct input in;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (input_open(&in, 0, options->name, options, &error)) {
		if (in.text)
			give_way();
		seal(&in, 1);
		read_input(&in, false, to);
		input_close(&in);
	} else {
		sink_note(to, error.text);
		sink_lines(to, 0);
		sink_done(to);
	}
	wire_writer_free(writer);
	return 0;
}

static int
print_model(struct input *in)
{
	struct printer *printer = printer_new(stdout);

	seal(in, 0);
	read_input(in, true, printer_sink(printer));
	printer_free(printer);
	return fflush(stdout) == 0 ? 0 : 1;
}

/* Takes the input's text. */
static int
print_json(struct input *in, const char *name)
{
	struct text *text = in->text ? in->text : text_new();
	struct document *document = document_new(text, in->source.format->name, name);

	if (in->text)
		document_set_analyst(document, analyst_plain());
	seal(in, 0);
	read_input(in, false, document_sink(document));
	bool good = json_print(document, stdout);
	document_free(document);
	if (in->text)
		source_close(&in->source);
	else
		input_close(in);
	return good ? 0 : 1;
}

/* One file. Only called in a process that ends afterwards, because the seal is for ever. */
static int
print_file(const char *path, const struct options *options)
{
	struct regular file;
	struct error error;
	struct input in;

	struct options with = *options;
	if (!regular_open(&file, path, &with.hints, &options->converters, &error))
		return complain(error.text);
	siblings_open(&with.siblings, strcmp(path, "-") ? path : NULL, file.fd);
	bool good = input_open(&in, file.fd, file.inner, &with, &error);
	free(file.inner);
	if (!good)
		return complain(error.text);
	in.note = *file.note.text ? file.note.text : NULL;
	if (options->mode == MODE_JSON)
		return print_json(&in, file.name);
	int code = print_model(&in);
	input_close(&in);
	return code;
}

/* Each file in a process of its own, so that what one does is no matter to the next. */
static int
print_files(char **paths, int count, const struct options *options)
{
	int code = 0;

	for (int i = 0; i < count; i++) {
		if (i == count - 1) {
			int last = print_file(paths[i], options);
			return last ? last : code;
		}
		int status = 0;
		pid_t pid = fork();
		if (pid == 0)
			exit(print_file(paths[i], options));
		if (pid < 0)
			return complain(strerror(errno));
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
		if (!WIFEXITED(status))
			fprintf(stderr, "diple: %s: reading was stopped\n", paths[i]);
		if (!WIFEXITED(status) || WEXITSTATUS(status))
			code = 1;
	}
	return code;
}

static int
run_selftest(void)
{
	seal_limits(SEAL_MEMORY, SECONDS_LEAST, 0);
	unsigned held = seal_process();

	if (!seal_is_built()) {
		puts("this build is not sealed");
		return 0;
	}
	printf("seccomp: %s\n", held & SEAL_SECCOMP ? "on" : "off");
	printf("landlock: %s\n", held & SEAL_LANDLOCK ? "on" : "off");
	return seal_selftest();
}

/* What holds on this system is found out by trying. */
static int
print_version(void)
{
	unsigned held = seal_process();

	printf("diple-read %s, %s\n", PACKAGE_VERSION,
	       held == (SEAL_SECCOMP | SEAL_LANDLOCK) ? "sealed by seccomp and Landlock"
	       : held & SEAL_SECCOMP                  ? "sealed by seccomp"
	       : held & SEAL_LANDLOCK                 ? "sealed by Landlock"
	                                              : "not sealed");
	return 0;
}

/* ---- options ---- */

static int
usage(void)
{
	fputs("usage: diple-read [--json] [--encoding name] [--type type] file...\n", stderr);
	return 2;
}

/* They were put at the descriptors after the standard ones. */
static void
take_siblings(struct siblings *siblings, const char *count)
{
	unsigned long n = strtoul(count, NULL, 10);

	for (siblings->count = 0; siblings->count < n && siblings->count < SIBLINGS_MOST;
	     siblings->count++)
		siblings->fds[siblings->count] = 3 + (int)siblings->count;
}

static bool
parse_options(int argc, char **argv, struct options *options)
{
	static const struct option table[] = {
		{ "wire", no_argument, NULL, 'w' },
		{ "json", no_argument, NULL, 'j' },
		{ "unpack", no_argument, NULL, 'u' },
		{ "confine", no_argument, NULL, 'c' },
		{ "name", required_argument, NULL, 'n' },
		{ "encoding", required_argument, NULL, 'e' },
		{ "type", required_argument, NULL, 't' },
		{ "size", required_argument, NULL, 's' },
		{ "from", required_argument, NULL, 'F' },
		{ "line", required_argument, NULL, 'L' },
		{ "siblings", required_argument, NULL, 'B' },
		{ "convert", required_argument, NULL, 'C' },
		{ "growth", required_argument, NULL, 'G' },
		{ "selftest-seal", no_argument, NULL, 'S' },
		{ "version", no_argument, NULL, 'v' },
		{ NULL, 0, NULL, 0 },
	};
	int c;

	opterr = 0;
	*options = (struct options){ .name = "", .size = UINT64_MAX, .line = 1, .growth = -1 };
	while ((c = getopt_long(argc, argv, "", table, NULL)) >= 0) {
		if (c == 'w')
			options->mode = MODE_WIRE;
		else if (c == 'j')
			options->mode = MODE_JSON;
		else if (c == 'u')
			options->mode = MODE_UNPACK;
		else if (c == 'c')
			options->mode = MODE_CONFINE;
		else if (c == 'n')
			options->name = optarg;
		else if (c == 'e')
			options->hints.encoding = optarg;
		else if (c == 't')
			options->hints.type = optarg;
		else if (c == 's')
			options->size = strtoull(optarg, NULL, 10);
		else if (c == 'F')
			options->from = strtoull(optarg, NULL, 10);
		else if (c == 'L')
			options->line = strtoull(optarg, NULL, 10);
		else if (c == 'B')
			take_siblings(&options->siblings, optarg);
		else if (c == 'G')
			options->growth = atoi(optarg);
		else if (c == 'C' && converters_take_word(&options->converters, optarg))
			continue;
		else if (c == 'S')
			options->mode = MODE_SELFTEST;
		else if (c == 'v')
			options->mode = MODE_VERSION;
		else
			return false;
	}
	bool files = options->mode == MODE_MODEL || options->mode == MODE_JSON;
	return (files || options->mode == MODE_CONFINE) == (optind < argc);
}

static int
run(struct options *options, int argc, char **argv)
{
	switch (options->mode) {
	case MODE_VERSION:
		return print_version();
	case MODE_WIRE:
		return run_wire(options);
	case MODE_CONFINE:
		confine_exec((const char *const *)(uintptr_t)(argv + optind));
		return 127;
	case MODE_UNPACK:
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		return regular_unpack(0, 1);
	case MODE_SELFTEST:
		return run_selftest();
	default:
		return print_files(argv + optind, argc - optind, options);
	}
}

int
main(int argc, char **argv)
{
	struct options options;

	setlocale(LC_CTYPE, "");
	bool good = parse_options(argc, argv, &options);
	int code = good ? run(&options, argc, argv) : usage();
	converters_clear(&options.converters);
	return code;
}
