/* The help: a document made from the command table, read and searched like any other. */
#include "app/help.h"

#include <string.h>

#include "app/command.h"
#include "base/buffer.h"

enum { KEYS_COLUMN = 26 };

/* Adds a block of its own with the text, and the line break after it. */
static void
add(struct document *document, enum block_kind kind, int level, int gap, int hang, const char *text)
{
	struct sink *sink = document_sink(document);
	uint64_t start = text_size(document_text(document));
	struct block block = {
		.range = { start, start + strlen(text) },
		.kind = (uint8_t)kind,
		.level = (uint8_t)level,
		.gap = (uint8_t)gap,
		.hang = (uint16_t)hang,
	};

	sink_text(sink, text, strlen(text));
	sink_text(sink, "\n", 1);
	sink_block(sink, &block);
	if (kind == BLOCK_HEADING)
		sink_section(sink, start, (unsigned)level, text);
}

/* "Space f PageDown" with the sequences closed up: "g+O" is typed gO. */
static void
add_keys(const char *keys, struct buffer *to)
{
	for (const char *at = keys; *at; at++)
		if (*at != '+' || at == keys || at[-1] == ' ' || !at[1] || at[1] == ' ')
			buffer_add_byte(to, *at);
}

/* Two columns. */
static void
add_row(struct document *document, struct buffer *line, const char *text)
{
	do
		buffer_add_byte(line, ' ');
	while (line->size < KEYS_COLUMN);
	buffer_add_string(line, text);
	add(document, BLOCK_VERBATIM, 0, 0, 0, line->bytes);
	buffer_clear(line);
}

static void
add_command(struct document *document, const struct command *c)
{
	struct buffer line = { 0 };

	add_keys(c->keys, &line);
	if (!line.size || c->argument == ARGUMENT_TEXT)
		buffer_printf(&line, "%s:%s%s", line.size ? " " : "", c->alias ? c->alias : c->name,
		              c->argument == ARGUMENT_NONE ? "" : " ...");
	add_row(document, &line, c->help);
}

/* What the configuration says of keys, and what is wrong in it. */
static void
add_own(struct document *document, const struct config *config, const struct binds *binds)
{
	struct buffer line = { 0 };
	char text[640];

	if (config && config->path) {
		add(document, BLOCK_HEADING, 1, 1, 0, "The configuration");
		buffer_printf(&line, "It was read from %s.%s", config->path,
		              config->mistakes.count ? " These lines are left out:" : "");
		add(document, BLOCK_PARAGRAPH, 0, 0, 0, line.bytes);
		buffer_clear(&line);
	}
	for (size_t i = 0; config && i < config->mistakes.count; i++) {
		config_print_mistake(config, i, text, sizeof text);
		add(document, BLOCK_ITEM, 0, 0, 0, text);
	}
	if (binds->count)
		add(document, BLOCK_HEADING, 1, 1, 0, "Your own keys");
	for (size_t i = 0; i < binds->count; i++) {
		add_keys(binds->items[i].keys, &line);
		add_row(document, &line, binds->items[i].line ? binds->items[i].line : "nothing");
	}
}

struct document *
help_document(const struct config *config, const struct binds *binds)
{
	struct document *document = document_new(text_new(), "help", "help");

	document_set_title(document, "diple: the keys");
	add(document, BLOCK_TITLE, 0, 0, 0, "diple: the keys");
	add(document, BLOCK_PARAGRAPH, 0, 1, 0,
	    "q or Escape leaves this help. It is a document like any other: / searches it, t shows "
	    "its outline. A number before a key repeats it: 3 ] goes three sections on. Every "
	    "command has "
	    "a name as well, which : takes; Tab completes it.");
	add_own(document, config, binds);
	for (int group = 0; group < GROUP_COUNT; group++) {
		add(document, BLOCK_HEADING, 1, 1, 0,
		    command_group_title((enum command_group)group));
		for (const struct command *c = commands; c->name; c++)
			if (c->group == group)
				add_command(document, c);
	}
	add(document, BLOCK_HEADING, 1, 1, 0, "While a search is typed");
	add(document, BLOCK_VERBATIM, 0, 0, 0,
	    "Enter Escape              stay at the match; back to where you were");
	add(document, BLOCK_VERBATIM, 0, 0, 0,
	    "Up Down                   what was searched before");
	add(document, BLOCK_VERBATIM, 0, 0, 0,
	    "Alt-r                     a regular expression, or plain words");
	add(document, BLOCK_VERBATIM, 0, 0, 0, "Alt-w                     whole words only");
	add(document, BLOCK_VERBATIM, 0, 0, 0,
	    "Alt-c                     case: as typed, any, this one");
	add(document, BLOCK_VERBATIM, 0, 0, 0,
	    "Alt-e                     exact: accents, quotes and dashes as typed");
	document_set_state(document, DOCUMENT_COMPLETE);
	return document;
}

void
help_print_keys(FILE *to)
{
	for (int group = 0; group < GROUP_COUNT; group++) {
		fprintf(to, "%s%s\n", group ? "\n" : "",
		        command_group_title((enum command_group)group));
		for (const struct command *c = commands; c->name; c++) {
			struct buffer keys = { 0 };
			if (c->group != group)
				continue;
			add_keys(c->keys, &keys);
			fprintf(to, "  %-24s %-20s %s\n", keys.bytes ? keys.bytes : "", c->name,
			        c->help);
			buffer_clear(&keys);
		}
	}
}
