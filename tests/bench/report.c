/*
 * Figures as a table. Ratios are times over times, so less is better, for rates too. In a row the best peer is the one with
 * the best figure, and so is the best limit; what has no figure takes part in no ratio.
 */
#include "tests/bench/report.h"

#include <string.h>

#include "tests/bench/programs.h"

enum { NAME_COLS = 44, CELL_COLS = 9 };

/* The row's figures; of is NULL when nobody of the kind has one. */
struct row {
	const struct measure *measure;
	struct best {
		const struct program *of;
		double value;
	} ours, less, peer, limit;
};

static struct figure
find_figure(const struct samples *samples, const struct measure *measure, size_t program)
{
	struct samples_key key = { measure->input, measure->quantity, program };
	/* Of a rate the time is sampled, and a high percentile is a bad one as everywhere. */
	struct figure figure = samples_percentile(samples, key, measure->percentile);

	if (figure.count && !figure.word && measure->unit == UNIT_RATE && figure.value > 0)
		figure.value = (double)input_size(measure->input) / 1000 / figure.value;
	return figure;
}

static void
keep_best(struct best *best, const struct program *program, double value, bool more_is_better)
{
	if (best->of && (more_is_better ? value <= best->value : value >= best->value))
		return;
	best->of = program;
	best->value = value;
}

static struct row
make_row(const struct samples *samples, const struct measure *measure)
{
	struct row row = { .measure = measure };
	bool rate = measure->unit == UNIT_RATE;

	for (size_t i = 0; i < program_count(); i++) {
		const struct program *program = program_at(i);
		struct figure figure = find_figure(samples, measure, i);
		if (!figure.count || figure.word)
			continue;
		if (program->kind == PROGRAM_OURS)
			keep_best(&row.ours, program, figure.value, rate);
		if (program->kind == PROGRAM_PEER)
			keep_best(&row.peer, program, figure.value, rate);
		if (program->kind == PROGRAM_LIMIT)
			keep_best(&row.limit, program, figure.value, rate);
		if (strcmp(program->name, "less") == 0)
			keep_best(&row.less, program, figure.value, rate);
	}
	return row;
}

static void
print_number(double value, FILE *to)
{
	int digits = value < 10 ? 2 : value < 100 ? 1 : 0;

	fprintf(to, "%*.*f", CELL_COLS, digits, value);
}

static void
print_figure(struct figure figure, enum unit unit, FILE *to)
{
	if (!figure.count)
		fprintf(to, "%*s", CELL_COLS, "-");
	else if (figure.word)
		fprintf(to, "%*s", CELL_COLS, figure.word);
	else if (unit == UNIT_BYTES || unit == UNIT_CALLS)
		fprintf(to, "%*.0f", CELL_COLS, figure.value);
	else
		print_number(figure.value, to);
}

static void
print_ratio(const struct row *row, const struct best *other, FILE *to)
{
	bool rate = row->measure->unit == UNIT_RATE;
	double over = rate ? row->ours.value : other->value;
	double ratio = rate ? other->value : row->ours.value;

	if (row->ours.of && other->of && over > 0)
		print_number(ratio / over, to);
	else
		fprintf(to, "%*s", CELL_COLS, "-");
}

static void
print_head(FILE *to)
{
	fprintf(to, "%-*s%*s%*s%*s%*s  %-16s", NAME_COLS + 6, "", CELL_COLS, "diple", CELL_COLS,
	        "/less", CELL_COLS, "/best", CELL_COLS, "/limit", "   limit");
	for (size_t i = 0; i < program_count(); i++)
		if (program_at(i)->kind == PROGRAM_PEER)
			fprintf(to, "%*s", CELL_COLS, program_at(i)->name);
	putc('\n', to);
}

static void
print_row(const struct samples *samples, const struct measure *measure, FILE *to)
{
	struct row row = make_row(samples, measure);
	struct figure ours = { 0 };
	char name[128];

	for (size_t i = 0; i < program_count(); i++)
		if (program_at(i)->kind == PROGRAM_OURS)
			ours = find_figure(samples, measure, i);
	snprintf(name, sizeof name, "%s: %s", input_name(measure->input), measure->name);
	fprintf(to, "%-*s%-6s", NAME_COLS, name, unit_name(measure->unit));
	print_figure(ours, measure->unit, to);
	print_ratio(&row, &row.less, to);
	print_ratio(&row, &row.peer, to);
	print_ratio(&row, &row.limit, to);
	print_figure((struct figure){ .count = row.limit.of != NULL, .value = row.limit.value },
	             measure->unit, to);
	fprintf(to, " %-8s", row.limit.of ? row.limit.of->name : "");
	for (size_t i = 0; i < program_count(); i++)
		if (program_at(i)->kind == PROGRAM_PEER)
			print_figure(find_figure(samples, measure, i), measure->unit, to);
	putc('\n', to);
}

static bool
has_samples(const struct samples *samples, const struct measure *measure)
{
	for (size_t i = 0; i < program_count(); i++)
		if (find_figure(samples, measure, i).count)
			return true;
	return false;
}

void
report_print(const struct samples *samples, bool all, FILE *to)
{
	print_head(to);
	for (size_t i = 0; i < measure_count(); i++)
		if (all || has_samples(samples, measure_at(i)))
			print_row(samples, measure_at(i), to);
	fputs("\n/less, /best, /limit: diple's figure over that of less, of the best peer, of the "
	      "best"
	      " limit; less is better.\n"
	      "-: not measured.  late: not in time.  ended: the program had gone.  memory: it took"
	      " half of what was free.\n",
	      to);
}
