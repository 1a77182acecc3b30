/* What changes how the document looks, and what is said about it. */
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/state.h"
#include "find/pattern.h"

enum { MEASURE_STEP = 4 };

void
display_original(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	settings_turn(&app->settings, SETTING_ORIGINAL);
	app_apply_options(app);
	app_say(app, app_setting(app, SETTING_ORIGINAL) ? "The file's own lines"
	                                                : "Text set to the column");
}

static void
set_measure(struct app *app, long measure)
{
	const struct setting *row = setting_row(SETTING_MEASURE);

	if (measure < row->least)
		measure = row->least;
	if (measure > row->most)
		measure = row->most;
	app->settings.values[SETTING_MEASURE] = (unsigned)measure;
	app_apply_options(app);
	app_say(app, "The text column is at most %ld wide", measure);
}

void
display_wider(struct app *app, long count, const char *argument)
{
	(void)argument;
	set_measure(app, (long)app_setting(app, SETTING_MEASURE) + (count ? count : MEASURE_STEP));
}

void
display_narrower(struct app *app, long count, const char *argument)
{
	(void)argument;
	set_measure(app, (long)app_setting(app, SETTING_MEASURE) - (count ? count : MEASURE_STEP));
}

void
display_redraw(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	app->redraw = true;
	app->dirty = true;
}

/* What is said of a setting that was turned over by its letter. */
static const struct toggle {
	char letter;
	unsigned char setting;
	unsigned char on, off;
	const char *said_on, *said_off;
} toggles[] = {
	{ 'S', SETTING_CHOP, 1, 0, "Long lines are cut", "Long lines are wrapped" },
	{ 'N', SETTING_NUMBERS, 1, 0, "Line numbers", "No line numbers" },
	{ 's', SETTING_SQUEEZE, 1, 0, "Several empty lines are one", "Empty lines as they are" },
	{ 'i', SETTING_CASE, CASE_SMART, CASE_EXACT,
	  "Search ignores case unless a capital is typed", "Search heeds case" },
	{ 'I', SETTING_CASE, CASE_IGNORE, CASE_EXACT, "Search ignores case", "Search heeds case" },
};

void
display_toggle(struct app *app, long count, const char *argument)
{
	(void)count;
	for (size_t i = 0; i < sizeof toggles / sizeof *toggles; i++) {
		const struct toggle *t = &toggles[i];
		if (*argument != t->letter)
			continue;
		bool on = app_setting(app, t->setting) != t->on;
		app->settings.values[t->setting] = on ? t->on : t->off;
		app_apply_options(app);
		app_say(app, "%s", on ? t->said_on : t->said_off);
		return;
	}
	app_say(app, "-%s is no option here: S N s i I are, and :set has them all", argument);
}

/* "set measure" asks what it is. */
static bool
tell_setting(struct app *app, const char *name)
{
	const struct setting *setting = setting_find(name);

	if (!setting || setting->kind == SETTING_SWITCH)
		return false;
	app_say(app, "%s is %s: %s", name,
	        setting_text(setting, app_setting(app, setting->id)).text, setting->help);
	return true;
}

void
display_set(struct app *app, long count, const char *argument)
{
	const struct setting *setting;
	struct error error;

	(void)count;
	if (tell_setting(app, argument))
		return;
	if (!settings_assign(&app->settings, argument, &setting, &error)) {
		app_say(app, "%s; Tab lists them", error.text);
		return;
	}
	app_apply_options(app);
	app_say(app, setting->at_start ? "%s is %s: this counts when diple starts" : "%s is %s",
	        setting->name, setting_text(setting, app_setting(app, setting->id)).text);
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
