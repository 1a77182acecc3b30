/*
 * What the program says about its own command line. It is made from the option table, so it can neither forget an option nor
 * promise one.
 */
#include "app/usage.h"

#include <stdio.h>
#include <string.h>

#include "app/option.h"
#include "base/buffer.h"

enum { HELP_COLUMN = 31, WIDTH_COLS = 79 };

/* "-x, --tabs N", the names of options without a letter standing under the others. */
static void
add_names(struct buffer *to, const struct option *option)
{
	if (option->letter)
		buffer_printf(to, "  -%c, --%s", option->letter, option->name);
	else
		buffer_printf(to, "      --%s", option->name);
	if (option->argument)
		buffer_printf(to, option->kind == OPTION_MAYBE ? "[=%s]" : " %s", option->argument);
}

static void
pad(struct buffer *to, size_t line_start)
{
	while (to->size - line_start < HELP_COLUMN)
		buffer_add_byte(to, ' ');
}

/* Adds a text word by word beside the names, as many lines as it takes. */
static void
add_wrapped(struct buffer *to, size_t line_start, const char *text)
{
	bool first = true;

	while (*text) {
		size_t n = strcspn(text, " ");
		if (!first && to->size - line_start + 1 + n > WIDTH_COLS) {
			buffer_add_byte(to, '\n');
			line_start = to->size;
			first = true;
		}
		if (first)
			pad(to, line_start);
		else
			buffer_add_byte(to, ' ');
		buffer_add(to, text, n);
		first = false;
		text += n + strspn(text + n, " ");
	}
	buffer_add_byte(to, '\n');
}

static void
add_option(struct buffer *to, const struct option *option)
{
	size_t line_start = to->size;

	add_names(to, option);
	buffer_add_byte(to, ' ');
	add_wrapped(to, line_start, option->help);
}

void
usage_print(FILE *to)
{
	struct buffer b = { 0 };

	buffer_add_string(&b, "usage: diple [options] [+command] [file...]\n"
	                      "\n"
	                      "A document browser for the terminal: sections, quotations, search.\n"
	                      "A file of - is standard input. +N starts at line N, +G at the end,\n"
	                      "+/TEXT at a match, +#TITLE at a section, +NAME runs a command.\n");
	for (int group = 0; group < OPTIONS_GROUP_COUNT; group++) {
		buffer_printf(&b, "\n%s\n", option_group_title((enum option_group)group));
		for (const struct option *o = option_table; o->name; o++)
			if (o->group == group && !o->hidden)
				add_option(&b, o);
	}
	buffer_add_string(
		&b,
		"\nOptions in the environment's DIPLE come first. The keys: diple --print-keys\n");
	fwrite(b.bytes, 1, b.size, to);
	buffer_clear(&b);
}
