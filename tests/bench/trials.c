/*
 * The table of trials. Each starts a program, speaks to it with its own keys, turns the answers into samples, and kills it. A
 * program that could not show its first screen, or failed at something, is not asked for that again.
 */
#include "tests/bench/trials.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tests/bench/programs.h"
#include "tests/bench/scan.h"
#include "tests/bench/script.h"
#include "tests/bench/session.h"

enum {
	COLS = 100,
	ROWS = 40,
	NARROW_COLS = 60,
	QUIET_MS = 30,       /* nothing more comes: a screen is complete */
	KEY_QUIET_MS = 12,   /* the answer to a key is */
	FLOOD_QUIET_MS = 60, /* so many keys are answered in pieces */
	FLOOD_KEYS = 200,
	BUSY_KEYS = 8,
};

/* A trial that runs. */
struct visit {
	const struct plan *plan;
	const struct program *program;
	struct session *session;
	struct samples *samples;
	enum input input;
	size_t index;
};

static struct visit
visit_of(const struct trial *trial, const struct plan *plan, size_t program,
         struct samples *samples)
{
	return (struct visit){ .plan = plan,
		               .program = program_at(program),
		               .samples = samples,
		               .input = trial->input,
		               .index = program };
}

static struct samples_key
key_of(const struct visit *v, enum quantity quantity)
{
	return (struct samples_key){ v->input, quantity, v->index };
}

static void
add(const struct visit *v, enum quantity quantity, double value)
{
	samples_add(v->samples, key_of(v, quantity), value);
}

static const char *
outcome_word(enum outcome outcome)
{
	static const char *const words[] = {
		[OUTCOME_LATE] = "late", [OUTCOME_ENDED] = "ended", [OUTCOME_MEMORY] = "memory"
	};

	return words[outcome];
}

/* A time, or the failure. True for a time. */
static bool
add_answer(const struct visit *v, enum quantity quantity, const struct answer *answer)
{
	if (answer->outcome == OUTCOME_SHOWN)
		add(v, quantity, answer->last_ms);
	else
		samples_fail(v->samples, key_of(v, quantity), outcome_word(answer->outcome));
	return answer->outcome == OUTCOME_SHOWN;
}

static void
add_memory(const struct visit *v, enum quantity quantity)
{
	add(v, quantity, (double)session_processes(v->session).anonymous_kib / 1024);
}

/* ---- opening and closing ---- */

/* Starts the program; argument, if any, goes before the file, and a file that comes through a pipe is no argument. */
static bool
start(struct visit *v, const char *argument, bool piped, bool counted)
{
	const char *argv[PROGRAM_ARGUMENTS + 3] = { NULL };
	size_t n = 0;

	for (; v->program->command[n]; n++)
		argv[n] = v->program->command[n];
	if (argument)
		argv[n++] = argument;
	if (!piped)
		argv[n++] = input_path(v->input);
	else if (*v->program->pipe)
		argv[n++] = v->program->pipe;
	v->session = session_start(&(struct session_options){
		.argv = (char *const *)(uintptr_t)argv,
		.feed = piped ? input_path(v->input) : NULL,
		.home = v->plan->home,
		.cols = COLS,
		.rows = ROWS,
		.counted = counted,
	});
	return v->session != NULL;
}

static struct answer
wait_first(const struct visit *v)
{
	const char *first = v->program->first;
	const struct wish wish = { .text = first ? first : CORPUS_FIRST,
		                   .quiet_ms = QUIET_MS,
		                   .patience_ms = v->plan->patience_ms };
	struct answer answer = session_wait_start(v->session, &wish);

	if (answer.outcome == OUTCOME_SHOWN && v->program->begin) {
		const struct wish any = { .quiet_ms = QUIET_MS, .patience_ms = QUIET_MS };
		session_type(v->session, v->program->begin, &any);
	}
	return answer;
}

/* Starts it on the file for a measure of that quantity; what fails is that quantity's failure. */
static bool
open_for(struct visit *v, enum quantity quantity, const char *argument)
{
	if (!v->program->command[0] || samples_failed(v->samples, key_of(v, QUANTITY_FRAME)) ||
	    samples_failed(v->samples, key_of(v, quantity)) || !start(v, argument, false, false))
		return false;
	struct answer answer = wait_first(v);
	if (answer.outcome == OUTCOME_SHOWN)
		return true;
	add_answer(v, quantity, &answer);
	return false;
}

static void
finish(struct visit *v)
{
	if (v->session)
		session_end(v->session);
	v->session = NULL;
}

/* ---- motions ---- */

/* Types a key and samples its answer, and the bytes of it if bytes is a quantity. False when it was not answered. */
static bool
time_key(const struct visit *v, const char *keys, const struct wish *wish, enum quantity time,
         enum quantity bytes)
{
	if (!keys || samples_failed(v->samples, key_of(v, time)))
		return false;
	struct answer answer = session_type(v->session, keys, wish);
	bool good = add_answer(v, time, &answer);
	if (good && bytes != QUANTITY_COUNT)
		add(v, bytes, (double)answer.bytes);
	return good;
}

/* A jump, and the key after it: some programs show at once where they are, and are deaf then. */
static void
time_jump(const struct visit *v, const char *keys, const char *text, enum quantity time,
          enum quantity after)
{
	const struct wish there = { .text = text,
		                    .quiet_ms = KEY_QUIET_MS,
		                    .patience_ms = v->plan->patience_ms };
	const struct wish any = { .quiet_ms = KEY_QUIET_MS, .patience_ms = v->plan->patience_ms };

	if (time_key(v, keys, &there, time, QUANTITY_COUNT))
		time_key(v, v->program->line_up, &any, after, QUANTITY_COUNT);
}

static void
time_resize(const struct visit *v)
{
	const struct wish any = { .quiet_ms = KEY_QUIET_MS, .patience_ms = v->plan->patience_ms };
	const int cols[] = { NARROW_COLS, COLS };

	for (int i = 0; i < 2 && !samples_failed(v->samples, key_of(v, QUANTITY_RESIZE)); i++) {
		struct answer answer = session_resize(v->session, cols[i], ROWS, &any);
		add_answer(v, QUANTITY_RESIZE, &answer);
	}
}

static void
time_flood(const struct visit *v)
{
	const struct wish any = { .quiet_ms = FLOOD_QUIET_MS, .patience_ms = v->plan->patience_ms };
	const char *key = v->program->page_down;
	char *keys = memory_zero(FLOOD_KEYS + 1, strlen(key));

	for (int i = 0; i < FLOOD_KEYS; i++)
		strcat(keys, key);
	time_key(v, keys, &any, QUANTITY_FLOOD, QUANTITY_FLOOD_BYTES);
	free(keys);
}

static void
time_motions(const struct visit *v)
{
	const struct program *p = v->program;
	const struct wish any = { .quiet_ms = KEY_QUIET_MS, .patience_ms = v->plan->patience_ms };

	for (int i = 0; i < v->plan->keys; i++)
		if (!time_key(v, p->page_down, &any, QUANTITY_PAGE, QUANTITY_PAGE_BYTES))
			break;
	if (p->kind == PROGRAM_LIMIT)
		return;
	for (int i = 0; i < v->plan->keys; i++)
		if (!time_key(v, p->line_down, &any, QUANTITY_LINE, QUANTITY_LINE_BYTES))
			break;
	if (!p->keeps_size)
		time_resize(v);
	time_flood(v);
	time_jump(v, p->half, NULL, QUANTITY_HALF, QUANTITY_HALF_KEY);
	time_jump(v, p->end, CORPUS_LAST, QUANTITY_END, QUANTITY_END_KEY);
}

/* The first screen; variant: the motions too. */
static void
run_reading(const struct trial *trial, const struct plan *plan, size_t program,
            struct samples *samples)
{
	struct visit v = visit_of(trial, plan, program, samples);

	if (!v.program->command[0] || samples_failed(samples, key_of(&v, QUANTITY_FRAME)) ||
	    !start(&v, NULL, false, false))
		return;
	struct answer answer = wait_first(&v);
	if (add_answer(&v, QUANTITY_FRAME, &answer)) {
		add_memory(&v, QUANTITY_FRAME_MEMORY);
		if (trial->variant)
			time_motions(&v);
	}
	finish(&v);
}

/* ---- searches ---- */

static const enum quantity search_quantity[SEARCH_COUNT] = { QUANTITY_EXACT, QUANTITY_FOLDED,
	                                                     QUANTITY_REGEX };

static void
write_search(char *keys, size_t size, const struct program_pattern *how, const char *pattern)
{
	snprintf(keys, size, "%s%s\r", how->keys, pattern);
}

static void
run_script(const struct visit *v, enum program_script script, const char *pattern,
           enum quantity quantity)
{
	const char *text = v->program->scripts[script];
	struct samples_key key = key_of(v, quantity);

	if (!text || samples_failed(v->samples, key))
		return;
	double ms = script_run(text, input_path(v->input), pattern, v->plan->patience_ms);
	if (ms >= 0)
		samples_add(v->samples, key, ms);
	else
		samples_fail(v->samples, key, "late");
}

/* The late needle; variant: an enum program_search. */
static void
run_search(const struct trial *trial, const struct plan *plan, size_t program,
           struct samples *samples)
{
	struct visit v = visit_of(trial, plan, program, samples);
	const struct program_pattern *how = &v.program->search[trial->variant];
	const char *pattern = trial->variant == SEARCH_REGEX ? CORPUS_REGEX : CORPUS_NEEDLE;
	enum quantity quantity = search_quantity[trial->variant];
	const struct wish found = { .text = CORPUS_SHOWN,
		                    .quiet_ms = QUIET_MS,
		                    .patience_ms = plan->patience_ms };
	char keys[128];

	run_script(&v, (enum program_script)trial->variant, pattern, quantity);
	if (!how->keys)
		return;
	write_search(keys, sizeof keys, how, pattern);
	if (open_for(&v, quantity, how->argument))
		time_key(&v, keys, &found, quantity, QUANTITY_COUNT);
	finish(&v);
}

/* Many matches: their number, and the next ones. */
static void
run_matches(const struct trial *trial, const struct plan *plan, size_t program,
            struct samples *samples)
{
	struct visit v = visit_of(trial, plan, program, samples);
	const struct program_pattern *how = &v.program->search[SEARCH_FOLDED];
	char total[64];
	const struct wish counted = { .text = total,
		                      .quiet_ms = QUIET_MS,
		                      .patience_ms = plan->patience_ms };
	const struct wish any = { .quiet_ms = KEY_QUIET_MS, .patience_ms = plan->patience_ms };
	char keys[128];

	run_script(&v, SCRIPT_FOLDED, CORPUS_HIT, QUANTITY_COUNTED);
	if (!how->keys || !open_for(&v, QUANTITY_NEXT, how->argument)) {
		finish(&v);
		return;
	}
	write_search(keys, sizeof keys, how, CORPUS_HIT);
	snprintf(total, sizeof total, "%s%" PRIu64, v.program->counted ? v.program->counted : "",
	         corpus_hits(input_size(v.input)));
	if (v.program->counted)
		time_key(&v, keys, &counted, QUANTITY_COUNTED, QUANTITY_COUNT);
	else
		session_type(v.session, keys, &any);
	for (int i = 0; i < plan->keys; i++)
		if (!time_key(&v, v.program->next, &any, QUANTITY_NEXT, QUANTITY_COUNT))
			break;
	for (int i = 0; i < plan->keys; i++)
		if (!time_key(&v, v.program->before, &any, QUANTITY_BEFORE, QUANTITY_COUNT))
			break;
	finish(&v);
}

/* Keys while a word is searched that is nowhere: how long the text stands still after each. */
static void
run_busy(const struct trial *trial, const struct plan *plan, size_t program,
         struct samples *samples)
{
	struct visit v = visit_of(trial, plan, program, samples);
	const struct program_pattern *how = &v.program->search[SEARCH_FOLDED];
	const struct wish at_once = { .patience_ms = 1 };
	struct wish moved = { .patience_ms = plan->patience_ms };
	char keys[128];

	if (!how->keys || !v.program->line_down ||
	    !open_for(&v, QUANTITY_BUSY_KEY, how->argument)) {
		finish(&v);
		return;
	}
	write_search(keys, sizeof keys, how, CORPUS_ABSENT);
	session_type(v.session, keys, &at_once);
	for (int i = 0; i < BUSY_KEYS; i++) {
		moved.other_than = session_screen(v.session);
		if (!time_key(&v, v.program->line_down, &moved, QUANTITY_BUSY_KEY, QUANTITY_COUNT))
			break;
	}
	finish(&v);
}

/* ---- what is left ---- */

static void
run_pipe(const struct trial *trial, const struct plan *plan, size_t program,
         struct samples *samples)
{
	struct visit v = visit_of(trial, plan, program, samples);
	const struct wish last = { .text = CORPUS_LAST,
		                   .quiet_ms = QUIET_MS,
		                   .patience_ms = plan->patience_ms };

	run_script(&v, SCRIPT_PIPE, "", QUANTITY_PIPE_END);
	if (!v.program->pipe || samples_failed(samples, key_of(&v, QUANTITY_PIPE_FRAME)) ||
	    !start(&v, NULL, true, false))
		return;
	struct answer first = wait_first(&v);
	if (add_answer(&v, QUANTITY_PIPE_FRAME, &first) && v.program->end &&
	    !samples_failed(samples, key_of(&v, QUANTITY_PIPE_END))) {
		struct answer end = session_type(v.session, v.program->end, &last);
		end.last_ms += first.last_ms;
		if (add_answer(&v, QUANTITY_PIPE_END, &end))
			add_memory(&v, QUANTITY_PIPE_MEMORY);
	}
	finish(&v);
}

/* What a program does of itself after the first screen. */
static void
run_rest(const struct trial *trial, const struct plan *plan, size_t program,
         struct samples *samples)
{
	struct visit v = visit_of(trial, plan, program, samples);

	if (v.program->kind != PROGRAM_LIMIT && open_for(&v, QUANTITY_REST, NULL)) {
		double ms = session_rest(v.session, plan->still_ms, plan->rest_ms);
		if (ms >= 0) {
			add(&v, QUANTITY_REST, ms);
			add_memory(&v, QUANTITY_REST_MEMORY);
		} else {
			samples_fail(samples, key_of(&v, QUANTITY_REST), "late");
		}
	}
	finish(&v);
}

static void
run_calls(const struct trial *trial, const struct plan *plan, size_t program,
          struct samples *samples)
{
	struct visit v = visit_of(trial, plan, program, samples);

	if (!v.program->command[0] || samples_failed(samples, key_of(&v, QUANTITY_FRAME)) ||
	    !start(&v, NULL, false, true))
		return;
	struct answer first = wait_first(&v);
	long calls = session_calls(v.session);
	if (first.outcome == OUTCOME_SHOWN && calls >= 0) {
		add(&v, QUANTITY_START_CALLS, (double)calls);
		session_rest(v.session, plan->still_ms, plan->rest_ms);
		calls = session_calls(v.session);
		session_idle(v.session, plan->idle_ms);
		add(&v, QUANTITY_IDLE_CALLS, (double)(session_calls(v.session) - calls));
	}
	finish(&v);
}

/* The reader process alone, which only ours has. */
static void
run_scan(const struct trial *trial, const struct plan *plan, size_t program,
         struct samples *samples)
{
	static const enum quantity quantities[SCAN_COUNT] = { [SCAN_LINES] = QUANTITY_SCAN_LINES,
		                                              [SCAN_SECTIONS] =
		                                                      QUANTITY_SCAN_SECTIONS,
		                                              [SCAN_QUOTES] =
		                                                      QUANTITY_SCAN_QUOTES };
	struct visit v = visit_of(trial, plan, program, samples);
	double ms[SCAN_COUNT];

	run_script(&v, SCRIPT_LINES, "", QUANTITY_SCAN_LINES);
	if (v.program->kind != PROGRAM_OURS)
		return;
	scan_run(plan->scanner, input_path(v.input), plan->rest_ms, ms);
	for (int i = 0; i < SCAN_COUNT; i++) {
		if (ms[i] >= 0)
			add(&v, quantities[i], ms[i]);
		else
			samples_fail(samples, key_of(&v, quantities[i]), "late");
	}
}

#define READ_TRIAL(input, motions) \
	{ \
		"read", input, run_reading, motions \
	}
#define SEARCH_TRIALS(input) \
	{ "exact", input, run_search, SEARCH_EXACT }, \
		{ "folded", input, run_search, SEARCH_FOLDED }, \
	{ \
		"regex", input, run_search, SEARCH_REGEX \
	}

static const struct trial trials[] = {
	READ_TRIAL(INPUT_SMALL, 0),
	READ_TRIAL(INPUT_MIDDLE, 1),
	READ_TRIAL(INPUT_LARGE, 1),
	READ_TRIAL(INPUT_LOG, 1),
	READ_TRIAL(INPUT_LINE, 1),
	READ_TRIAL(INPUT_MIXED, 1),
	{ "calls", INPUT_MIDDLE, run_calls, 0 },
	SEARCH_TRIALS(INPUT_LARGE),
	{ "matches", INPUT_LARGE, run_matches, 0 },
	{ "busy", INPUT_LARGE, run_busy, 0 },
	SEARCH_TRIALS(INPUT_LOG),
	SEARCH_TRIALS(INPUT_LINE),
	SEARCH_TRIALS(INPUT_MIXED),
	{ "pipe", INPUT_LARGE, run_pipe, 0 },
	{ "rest", INPUT_LARGE, run_rest, 0 },
	{ "rest", INPUT_LINE, run_rest, 0 },
	{ "scan", INPUT_LARGE, run_scan, 0 },
};

size_t
trial_count(void)
{
	return sizeof trials / sizeof *trials;
}

const struct trial *
trial_at(size_t i)
{
	return &trials[i];
}
