/* What changes how the document looks, and what is said about it. */
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/state.h"
#include "find/pattern.h"

enum { MEASURE_MIN = 20, MEASURE_MAX = 500, MEASURE_STEP = 4 };

const char *const display_option_names[] = { "measure=", "centred", "original", "chop",
	                                     "numbers",  "quotes",  "case=",    "regex",
	                                     "word",     "exact",   NULL };

void
display_original(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	app->view_options.original = !app->view_options.original;
	app_apply_options(app);
	app_say(app,
	        app->view_options.original ? "The file's own lines" : "Text set to the column");
}

static void
set_measure(struct app *app, long measure)
{
	if (measure < MEASURE_MIN)
		measure = MEASURE_MIN;
	if (measure > MEASURE_MAX)
		measure = MEASURE_MAX;
	app->view_options.measure_cols = (unsigned)measure;
	app_apply_options(app);
	app_say(app, "The text column is at most %ld wide", measure);
}

void
display_wider(struct app *app, long count, const char *argument)
{
	(void)argument;
	set_measure(app, (long)app->view_options.measure_cols + (count ? count : MEASURE_STEP));
}

void
display_narrower(struct app *app, long count, const char *argument)
{
	(void)argument;
	set_measure(app, (long)app->view_options.measure_cols - (count ? count : MEASURE_STEP));
}

void
display_redraw(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	app->redraw = true;
	app->dirty = true;
}

void
display_toggle(struct app *app, long count, const char *argument)
{
	struct view_options *o = &app->view_options;

	(void)count;
	switch (*argument) {
	case 'S':
		o->chop = !o->chop;
		app_say(app, o->chop ? "Long lines are cut" : "Long lines are wrapped");
		break;
	case 'N':
		o->line_numbers = !o->line_numbers;
		app_say(app, o->line_numbers ? "Line numbers" : "No line numbers");
		break;
	case 'i':
		app->case_rule = app->case_rule == CASE_SMART ? CASE_EXACT : CASE_SMART;
		app_say(app, app->case_rule == CASE_SMART
		                     ? "Search ignores case unless a capital is typed"
		                     : "Search heeds case");
		break;
	case 'I':
		app->case_rule = app->case_rule == CASE_IGNORE ? CASE_EXACT : CASE_IGNORE;
		app_say(app, app->case_rule == CASE_IGNORE ? "Search ignores case"
		                                           : "Search heeds case");
		break;
	default:
		app_say(app, "-%s is no option; S N i I are", argument);
		return;
	}
	app_apply_options(app);
}

static bool
set_case(struct app *app, const char *value)
{
	static const char *const rules[] = { "smart", "ignore", "exact" };

	for (int i = 0; i < 3; i++)
		if (!strcmp(value, rules[i])) {
			app->case_rule = i;
			return true;
		}
	return false;
}

bool
display_option(struct app *app, const char *text)
{
	struct view_options *o = &app->view_options;
	struct {
		const char *name;
		bool *value;
	} switches[] = {
		{ "centred", &o->centred },     { "original", &o->original },
		{ "chop", &o->chop },           { "numbers", &o->line_numbers },
		{ "quotes", &o->quotes_shown }, { "regex", &app->regex },
		{ "word", &app->whole_word },   { "exact", &app->exact },
	};
	bool on = strncmp(text, "no", 2) != 0;

	for (size_t i = 0; i < sizeof switches / sizeof switches[0]; i++)
		if (!strcmp(on ? text : text + 2, switches[i].name)) {
			*switches[i].value = on;
			app_apply_options(app);
			return true;
		}
	if (!strncmp(text, "case=", 5))
		return set_case(app, text + 5);
	if (!strncmp(text, "measure=", 8)) {
		char *end;
		long measure = strtol(text + 8, &end, 10);
		if (end == text + 8 || *end)
			return false;
		set_measure(app, measure);
		return true;
	}
	return false;
}

void
display_set(struct app *app, long count, const char *argument)
{
	(void)count;
	if (!display_option(app, argument))
		app_say(app, "\"%s\" is no option; Tab lists them", argument);
}

void
display_info(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	struct buffer b = { 0 };
	uint64_t anchor = view_anchor(visit->view);
	uint64_t line = document_line(visit->document, anchor),
		 lines = document_lines(visit->document);
	size_t sections;
	uint64_t quotes = document_quote_count(visit->document).all;
	const char *note;

	(void)count;
	(void)argument;
	document_sections(visit->document, &sections);
	buffer_add_string(&b, document_name(visit->document));
	if (line)
		buffer_printf(&b, " · line %llu", (unsigned long long)line);
	if (lines)
		buffer_printf(&b, " of %llu", (unsigned long long)lines);
	buffer_printf(&b, " · byte %llu of %llu · %s%zu sections · %llu quotations",
	              (unsigned long long)anchor,
	              (unsigned long long)text_size(document_text(visit->document)),
	              document_has_more_sections(visit->document) ? "more than " : "", sections,
	              (unsigned long long)quotes);
	for (size_t i = 0; (note = document_note_at(visit->document, i)); i++)
		buffer_printf(&b, " · %s", note);
	app_say(app, "%s", b.bytes);
	buffer_clear(&b);
}
