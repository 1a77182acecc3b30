/* The help: a document made from the command table, read and searched like any other. */
#include "app/help.h"

#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "base/buffer.h"
#include "base/memory.h"

/* What is typed while a search is, which no command is bound to. */
static const char *const while_searching[][2] = {
	{ "Enter", "stay at the match" },
	{ "Escape", "back to where you were" },
	{ "Up Down", "what was searched before" },
	{ "Alt-r", "a regular expression, or plain words" },
	{ "Alt-w", "whole words only" },
	{ "Alt-c", "case: as typed, any, this one" },
	{ "Alt-e", "exact: accents, quotes and dashes as typed" },
};

enum { KEYS_LEAST = 9, KEYS_NATURAL = 24, TEXT_LEAST = 11, TEXT_NATURAL = 45 };

/*
 * The rows of one group, two columns that are as wide in all groups. Rows are lines in text; each ends where the next one
 * starts.
 */
struct rows {
	struct buffer text;
	size_t *ends;
	size_t count, capacity;
};

static void
add_block(struct document *document, struct range range, enum block_kind kind, int gap)
{
	struct block block = { .range = range, .kind = (uint8_t)kind, .gap = (uint8_t)gap };

	block.level = kind == BLOCK_HEADING;
	sink_block(document_sink(document), &block);
}

/* Adds a block of its own with the text, and the line break after it. */
static void
add(struct document *document, enum block_kind kind, int gap, const char *text)
{
	struct sink *sink = document_sink(document);
	uint64_t start = text_size(document_text(document));

	sink_text(sink, text, strlen(text));
	sink_text(sink, "\n", 1);
	add_block(document, (struct range){ start, start + strlen(text) }, kind, gap);
	if (kind == BLOCK_HEADING)
		sink_section(sink, start, 1, text);
}

/* "Space f PageDown" with the sequences closed up: "g+O" is typed gO. */
static void
add_keys(const char *keys, struct buffer *to)
{
	for (const char *at = keys; *at; at++)
		if (*at != '+' || at == keys || at[-1] == ' ' || !at[1] || at[1] == ' ')
			buffer_add_byte(to, *at);
}

static void
end_row(struct rows *rows, const char *text)
{
	buffer_add_byte(&rows->text, '\t');
	for (; *text; text++)
		buffer_add_byte(&rows->text, *text == '\t' ? ' ' : *text);
	buffer_add_byte(&rows->text, '\n');
	rows->ends = memory_grow(rows->ends, &rows->capacity, rows->count + 1, sizeof *rows->ends);
	rows->ends[rows->count++] = rows->text.size;
}

static void
add_command(struct rows *rows, const struct command *c)
{
	add_keys(c->keys, &rows->text);
	if (!*c->keys || c->argument == ARGUMENT_TEXT)
		buffer_printf(&rows->text, "%s:%s%s", *c->keys ? " " : "",
		              c->alias ? c->alias : c->name,
		              c->argument == ARGUMENT_NONE ? "" : " ...");
	end_row(rows, c->help);
}

/* Adds the rows as a table, and forgets them. */
static void
add_table(struct document *document, struct rows *rows)
{
	static const struct table_column columns[] = {
		{ TABLE_LEFT, KEYS_LEAST, KEYS_NATURAL },
		{ TABLE_LEFT, TEXT_LEAST, TEXT_NATURAL },
	};
	struct sink *sink = document_sink(document);
	uint64_t start = text_size(document_text(document)), at = start;

	sink_text(sink, rows->text.bytes, rows->text.size);
	sink_table(sink, &(struct table){ .range = { start, start + rows->text.size - 1 },
	                                  .column_count = 2,
	                                  .columns = columns });
	for (size_t i = 0; i < rows->count; i++) {
		uint64_t next = start + rows->ends[i];

		add_block(document, (struct range){ at, next - 1 }, BLOCK_TABLE_ROW, 0);
		at = next;
	}
	buffer_clear(&rows->text);
	free(rows->ends);
	*rows = (struct rows){ 0 };
}

/* What the configuration says of keys, and what is wrong in it. */
static void
add_own(struct document *document, const struct config *config, const struct binds *binds)
{
	struct buffer line = { 0 };
	struct rows rows = { 0 };
	char text[640];

	if (config && config->path) {
		add(document, BLOCK_HEADING, 1, "The configuration");
		buffer_printf(&line, "It was read from %s.%s", config->path,
		              config->mistakes.count ? " These lines are left out:" : "");
		add(document, BLOCK_PARAGRAPH, 0, line.bytes);
		buffer_clear(&line);
	}
	for (size_t i = 0; config && i < config->mistakes.count; i++) {
		config_print_mistake(config, i, text, sizeof text);
		add(document, BLOCK_ITEM, 0, text);
	}
	if (!binds->count)
		return;
	add(document, BLOCK_HEADING, 1, "Your own keys");
	for (size_t i = 0; i < binds->count; i++) {
		add_keys(binds->items[i].keys, &rows.text);
		end_row(&rows, binds->items[i].line ? binds->items[i].line : "nothing");
	}
	add_table(document, &rows);
}

struct document *
help_document(const struct config *config, const struct binds *binds)
{
	struct document *document = document_new(text_new(), "help", "help");
	struct rows rows = { 0 };

	document_set_title(document, "diple: the keys");
	add(document, BLOCK_TITLE, 0, "diple: the keys");
	add(document, BLOCK_PARAGRAPH, 1,
	    "q or Escape leaves this help. It is a document like any other: / searches it, t shows "
	    "its outline. A number before a key repeats it: 3 ] goes three sections on. Every "
	    "command has a name as well, which : takes; Tab completes it.");
	add_own(document, config, binds);
	for (int group = 0; group < GROUP_COUNT; group++) {
		add(document, BLOCK_HEADING, 1, command_group_title((enum command_group)group));
		for (const struct command *c = commands; c->name; c++)
			if (c->group == group)
				add_command(&rows, c);
		add_table(document, &rows);
	}
	add(document, BLOCK_HEADING, 1, "While a search is typed");
	for (size_t i = 0; i < sizeof while_searching / sizeof *while_searching; i++) {
		buffer_add_string(&rows.text, while_searching[i][0]);
		end_row(&rows, while_searching[i][1]);
	}
	add_table(document, &rows);
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
