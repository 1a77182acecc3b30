/*
 * The `:` prompt: a command's name and its argument, a line number, or a sign: /text ?text &text #section %. Tab
 * completes what can be listed.
 */
#include "app/line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/actions.h"
#include "app/amend.h"
#include "app/nearest.h"
#include "app/state.h"
#include "base/memory.h"
#include "base/utf8.h"

/* "123" or "50%". */
static bool
run_number(struct app *app, const char *text)
{
	char *end;
	long number = strtol(text, &end, 10);

	if (end == text)
		return false;
	if (!*end)
		move_start(app, number, "");
	else if (!strcmp(end, "%"))
		move_percent(app, number, "");
	else
		return false;
	return true;
}

/* The command that a line begins with, and where what follows it begins; NULL with a sentence. */
static const struct command *
find_command(const char *text, const char **argument, struct error *error)
{
	size_t n = strcspn(text, " ");
	char *name = memory_string_n(text, n);
	const struct command *command = command_find(name);
	struct nearest nearest = nearest_start(name, n);

	*argument = text + n + strspn(text + n, " ");
	for (const struct command *c = commands; !command && c->name; c++)
		nearest_try(&nearest, c->name);
	if (!command && nearest.best)
		error_set(error, "\"%s\" is no command; %s?", name, nearest.best);
	else if (!command)
		error_set(error, "\"%s\" is no command", name);
	free(name);
	return command;
}

static bool
check_argument(const struct command *command, const char *argument, bool bare, struct error *error)
{
	bool wants = command->argument == ARGUMENT_TEXT || command->argument == ARGUMENT_KEY;

	if (wants && !*argument && !bare)
		error_set(error, "%s wants something after it", command->name);
	else if (command->argument == ARGUMENT_NONE && *argument)
		error_set(error, "%s takes nothing after it", command->name);
	else
		return true;
	return false;
}

static void
run_named(struct app *app, const char *text)
{
	const char *argument;
	struct error error;
	const struct command *command = find_command(text, &argument, &error);

	if (!command)
		app_say(app, "%s; Tab lists them, h shows the keys", error.text);
	else if (!check_argument(command, argument, false, &error))
		app_say(app, "%s", error.text);
	else
		command->run(app, 0, argument);
}

/* A sign and what it is for, or a number: nothing in it can be wrong. */
static bool
is_signed(const char *text)
{
	char *end;

	if (strchr("/?&#", *text) || (strchr("FG", *text) && !text[1]))
		return true;
	strtol(text, &end, 10);
	return end != text && (!*end || !strcmp(end, "%"));
}

bool
line_check(const char *text, bool bare, const struct command **command, struct error *error)
{
	const char *argument;

	*command = NULL;
	text += strspn(text, " ");
	if (is_signed(text))
		return true;
	const struct command *found = find_command(text, &argument, error);
	if (!found || !check_argument(found, argument, bare, error))
		return false;
	if (!*argument)
		*command = found;
	return true;
}

void
line_run(struct app *app, const char *text)
{
	text += strspn(text, " ");
	switch (*text) {
	case '\0':
		break;
	case '/':
		seek_forward(app, 0, text + 1);
		break;
	case '?':
		seek_backward(app, 0, text + 1);
		break;
	case '&':
		seek_filter(app, text + 1);
		break;
	case '#':
		section_go(app, 0, text + 1);
		break;
	case 'F':
	case 'G':
		if (text[1])
			run_named(app, text);
		else if (*text == 'F')
			file_follow(app, 0, "");
		else
			move_end(app, 0, "");
		break;
	default:
		if (!run_number(app, text))
			run_named(app, text);
	}
}

/* ---- completion ---- */

struct completion {
	const char *start; /* what was typed */
	char *common;      /* what all that begin so have in common; NULL: none does */
	size_t count;
	struct buffer list; /* all of them, for the remark */
};

static void
offer(void *context, const char *candidate)
{
	enum { LIST_MAX = 400 };
	struct completion *c = context;

	if (strncasecmp(candidate, c->start, strlen(c->start)) != 0)
		return;
	c->count++;
	if (!c->common) {
		c->common = memory_string(candidate);
	} else {
		size_t n = 0;
		while (c->common[n] && c->common[n] == candidate[n])
			n++;
		c->common[utf8_whole_prefix(c->common, n)] = '\0';
	}
	if (c->list.size < LIST_MAX)
		buffer_printf(&c->list, "%s%s", c->list.size ? " " : "", candidate);
}

static void
offer_sections(struct completion *c, struct document *document)
{
	size_t n;
	const struct section *sections = document_sections(document, &n);

	for (size_t i = 0; i < n; i++)
		offer(c, sections[i].title);
}

/* The names of options, when one is begun. */
static void
offer_options(struct completion *c, const struct document *document)
{
	const char *name;
	uint64_t pos;

	for (size_t i = 0; (name = document_anchor_number(document, i, &pos)); i++)
		if (*name == '-' && *c->start == '-')
			offer(c, name);
}

/* "measure=", "centred", "case=smart": the values too once the name stands there. */
static void
offer_settings(struct completion *c)
{
	char text[64];

	for (const struct setting *s = setting_table; s->name; s++) {
		size_t n = strlen(s->name);
		bool named = !strncmp(c->start, s->name, n) && c->start[n] == '=';
		snprintf(text, sizeof text, s->kind == SETTING_SWITCH ? "%s" : "%s=", s->name);
		if (!named || s->kind != SETTING_WORD)
			offer(c, text);
		for (unsigned i = 0; named && s->kind == SETTING_WORD && i <= s->most; i++) {
			snprintf(text, sizeof text, "%s=%s", s->name, setting_text(s, i).text);
			offer(c, text);
		}
		snprintf(text, sizeof text, "no%s", s->name);
		if (s->kind == SETTING_SWITCH && !strncmp(c->start, "no", 2))
			offer(c, text);
	}
}

/* Offers what may follow the command that stands first in the line. */
static void
offer_arguments(struct app *app, struct completion *c, const struct command *command)
{
	if (command->run == panels_quotes || command->run == amend_correct)
		amend_offer(app, offer, c);
	else if (command->run == section_go) {
		offer_sections(c, app_visit(app)->document);
		offer_options(c, app_visit(app)->document);
	} else if (command->run == display_set)
		offer_settings(c);
	else if (command->run == file_open || command->run == export_quotes)
		paths_complete(c->start, offer, c);
}

void
line_complete(struct app *app)
{
	char *text = memory_string_n(prompt_text(&app->prompt), app->prompt.cursor);
	size_t space = strcspn(text, " ");
	struct completion c = { 0 };
	size_t start = 0;

	if (app->prompt_kind == PROMPT_SPEAKER) {
		c.start = text;
		amend_offer(app, offer, &c);
	} else if (text[space]) {
		text[space] = '\0';
		start = space + 1 + strspn(text + space + 1, " ");
		c.start = text + start;
		const struct command *command = command_find(text);
		if (command)
			offer_arguments(app, &c, command);
	} else {
		c.start = text;
		for (const struct command *k = commands; k->name; k++)
			offer(&c, k->name);
	}
	if (c.common) {
		bool whole = c.count == 1 && !start && app->prompt_kind == PROMPT_COMMAND;
		prompt_replace(&app->prompt, start, c.common);
		if (whole)
			prompt_replace(&app->prompt, app->prompt.cursor, " ");
	}
	free(app->prompt_remark);
	app->prompt_remark = memory_string(!c.count      ? "nothing fits"
	                                   : c.count > 1 ? c.list.bytes
	                                                 : "");
	free(c.common);
	buffer_clear(&c.list);
	free(text);
}
