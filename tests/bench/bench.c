/*
 * The benchmark: diple and what else is installed, side by side. HACKING says how to read what it prints.
 *
 *     bench [--small] [--dir FOLDER] [--scale N] [--rounds N] [--keys N] [--seconds N] [--all]
 *           [--programs NAME,...] [--trials NAME,...] [--also NAME=COMMAND] BUILD_FOLDER
 *
 * In each round every trial is run once by every program, in turn, so that a machine that grows slower does so for all.
 * --small: a 64th of the sizes and the quick programs, in under a minute. Nothing is asserted. The folder of the inputs is --dir, else DIPLE_BENCH_DIR, else diple-bench in TMPDIR or /tmp.
 */
#include <getopt.h>
#include <inttypes.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/memory.h"
#include "tests/bench/inputs.h"
#include "tests/bench/programs.h"
#include "tests/bench/report.h"
#include "tests/bench/samples.h"
#include "tests/bench/trials.h"

struct options {
	const char *folder, *programs, *trials, *also, *build;
	uint64_t scale;
	int rounds, seconds;
	bool all; /* rows of which nothing was measured too */
	struct plan plan;
};

/* A program that has taken so much of a trial's time is not asked to repeat it. */
enum { ENOUGH_MS = 15000 };

static int
usage(void)
{
	fputs("usage: bench [--small] [--dir folder] [--scale n] [--rounds n] [--keys n]\n"
	      "             [--seconds n] [--patience ms] [--all] [--programs names]\n"
	      "             [--trials names] [--also name=command] build-folder\n",
	      stderr);
	return 2;
}

static void
set_size(struct options *options, bool small)
{
	*options = (struct options){
		.scale = small ? 64 : 1,
		.rounds = small ? 2 : 7,
		.programs = small ? "diple,less,most,nvim,floor,rg,grep,cat,wc" : NULL,
		.seconds = small ? 50 : 24 * 3600,
		.plan = { .keys = small ? 5 : 20,
		          .patience_ms = small ? 1200 : 40000,
		          .rest_ms = small ? 2000 : 180000,
		          .still_ms = small ? 300 : 1000,
		          .idle_ms = small ? 300 : 10000 },
	};
}

static bool
parse_options(int argc, char **argv, struct options *options)
{
	static const struct option table[] = {
		{ "small", no_argument, NULL, 'S' },
		{ "dir", required_argument, NULL, 'd' },
		{ "scale", required_argument, NULL, 's' },
		{ "rounds", required_argument, NULL, 'r' },
		{ "keys", required_argument, NULL, 'k' },
		{ "seconds", required_argument, NULL, 't' },
		{ "patience", required_argument, NULL, 'w' },
		{ "all", no_argument, NULL, 'a' },
		{ "programs", required_argument, NULL, 'p' },
		{ "trials", required_argument, NULL, 'T' },
		{ "also", required_argument, NULL, 'A' },
		{ NULL, 0, NULL, 0 },
	};
	int c;

	set_size(options, false);
	while ((c = getopt_long(argc, argv, "", table, NULL)) >= 0) {
		if (c == 'S')
			set_size(options, true);
		else if (c == 'd')
			options->folder = optarg;
		else if (c == 's')
			options->scale = strtoull(optarg, NULL, 10);
		else if (c == 'r')
			options->rounds = atoi(optarg);
		else if (c == 'k')
			options->plan.keys = atoi(optarg);
		else if (c == 't')
			options->seconds = atoi(optarg);
		else if (c == 'w')
			options->plan.patience_ms = atoi(optarg);
		else if (c == 'a')
			options->all = true;
		else if (c == 'p')
			options->programs = optarg;
		else if (c == 'T')
			options->trials = optarg;
		else if (c == 'A')
			options->also = optarg;
		else
			return false;
	}
	options->build = argv[optind];
	return argc == optind + 1 && options->rounds > 0 && options->scale > 0 &&
	       options->scale <= 16384;
}

/* The folder of the inputs. The caller frees it. */
static char *
find_folder(const struct options *options)
{
	const char *named = options->folder ? options->folder : getenv("DIPLE_BENCH_DIR");
	const char *temporary = getenv("TMPDIR");
	char path[4096];

	if (named && *named)
		return memory_string(named);
	snprintf(path, sizeof path, "%s/diple-bench", temporary && *temporary ? temporary : "/tmp");
	return memory_string(path);
}

static bool
is_wanted(const char *list, const char *name)
{
	size_t length = strlen(name);

	if (!list)
		return true;
	for (const char *p = strstr(list, name); p; p = strstr(p + 1, name))
		if ((p == list || p[-1] == ',') && (p[length] == ',' || !p[length]))
			return true;
	return false;
}

/* One round; false when the time is over. spent_ms: of each trial by each program, so far. */
static bool
run_round(const struct options *options, int64_t end_ms, int64_t *spent_ms, struct samples *samples)
{
	for (size_t t = 0; t < trial_count(); t++) {
		const struct trial *trial = trial_at(t);
		if (!is_wanted(options->trials, trial->name))
			continue;
		for (size_t p = 0; p < program_count(); p++) {
			int64_t start_ms = clock_ms(), *spent = &spent_ms[t * program_count() + p];
			if (start_ms >= end_ms)
				return false;
			if (*spent < ENOUGH_MS) {
				input_warm(trial->input);
				start_ms = clock_ms();
				trial->run(trial, &options->plan, p, samples);
			}
			*spent += clock_ms() - start_ms;
		}
	}
	return true;
}

static void
run_rounds(const struct options *options, struct samples *samples)
{
	int64_t *spent_ms = memory_zero(trial_count() * program_count(), sizeof *spent_ms);
	int64_t end_ms = clock_ms() + (int64_t)options->seconds * 1000;
	int round = 0;

	while (round < options->rounds) {
		fprintf(stderr, "bench: round %d of %d\n", ++round, options->rounds);
		if (!run_round(options, end_ms, spent_ms, samples))
			break;
	}
	printf("Medians of %d rounds, 100 columns, 40 rows, files in the page cache.\n\n", round);
	free(spent_ms);
}

static int
fail(const struct error *error)
{
	fprintf(stderr, "bench: %s\n", error->text);
	return 1;
}

int
main(int argc, char **argv)
{
	struct options options;
	struct error error;
	char home[4200], scanner[4200];

	setlocale(LC_CTYPE, "");
	if (!parse_options(argc, argv, &options))
		return usage();
	if (!programs_find(options.build, options.programs, options.also, &error))
		return fail(&error);
	char *folder = find_folder(&options);
	if (!inputs_prepare(folder, options.scale, &error)) {
		free(folder);
		return fail(&error);
	}
	snprintf(home, sizeof home, "%s/home", folder);
	snprintf(scanner, sizeof scanner, "%s/src/diple-read", options.build);
	mkdir(home, 0777);
	free(folder);
	options.plan.home = home;
	options.plan.scanner = scanner;
	signal(SIGPIPE, SIG_IGN);
	/* What a killed program leaves behind is ours to end, too. */
	prctl(PR_SET_CHILD_SUBREAPER, 1);

	struct samples *samples = samples_new(program_count());
	run_rounds(&options, samples);
	report_print(samples, options.all, stdout);
	samples_free(samples);
	programs_clear();
	return 0;
}
