/*
 * What a reader says and the document that comes of it. A script is a string: text, and commands in braces; the document
 * is what doc/printer prints. The last test says nonsense and asks a document and the wire whether it is right.
 */
#include "read/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/document.h"
#include "doc/printer.h"
#include "doc/wire.h"

/* "{p}" begins a paragraph, "{h2}" a heading, "{li}" an item, "{pre}" code ... "{/}" ends a block. */
static void
run_command(struct builder *b, const char *command)
{
	static const struct block paragraph = { .gap = 1 };
	static const struct block item = { .kind = BLOCK_ITEM, .level = 1, .indent = 2, .hang = 4 };
	static const struct block code = { .kind = BLOCK_CODE, .gap = 1 };
	struct block heading = { .kind = BLOCK_HEADING, .gap = 1 };

	if (!strcmp(command, "p")) {
		builder_block(b, &paragraph);
	} else if (*command == 'h') {
		heading.level = (uint8_t)atoi(command + 1);
		builder_block(b, &heading);
		builder_heading(b, heading.level);
	} else if (!strcmp(command, "li")) {
		builder_block(b, &item);
		builder_marker(b, "• ");
	} else if (!strcmp(command, "pre")) {
		builder_block(b, &code);
	} else if (!strcmp(command, "/")) {
		builder_block_end(b);
	} else if (!strcmp(command, "rule")) {
		builder_rule(b, &paragraph);
	} else if (!strcmp(command, "br")) {
		builder_break(b);
	} else if (!strcmp(command, "em")) {
		builder_open(b, SPAN_EMPHASIS, NULL);
	} else if (!strcmp(command, "/em")) {
		builder_close(b, SPAN_EMPHASIS);
	} else if (*command == '>') {
		builder_open(b, SPAN_LINK, command + 1);
	} else if (!strcmp(command, "<")) {
		builder_close(b, SPAN_LINK);
	} else if (!strcmp(command, "red")) {
		builder_colour(b, SPAN_PALETTE + 1, 0);
	} else if (!strcmp(command, "/red")) {
		builder_colour(b, 0, 0);
	} else if (!strncmp(command, "##", 2)) {
		builder_block_anchor(b, command + 2);
	} else if (*command == '#') {
		builder_anchor(b, command + 1);
	} else if (*command == '=') {
		builder_section(b, 2, command + 1);
	} else if (*command == '^') {
		if (!builder_holds(b, command + 1))
			builder_block_before(b, &paragraph, command + 1);
	} else if (!strcmp(command, "table")) {
		builder_table(b, &paragraph);
	} else if (!strcmp(command, "/table")) {
		builder_table_end(b);
	} else if (!strcmp(command, "tr")) {
		builder_row(b, false);
	} else if (!strcmp(command, "trh")) {
		builder_row(b, true);
	} else if (!strcmp(command, "/tr")) {
		builder_row_end(b);
	} else if (!strcmp(command, "tdr")) {
		builder_cell(b, TABLE_RIGHT, 1);
	} else if (!strncmp(command, "td", 2)) {
		unsigned span = command[2] ? (unsigned)atoi(command + 2) : 1;
		builder_cell(b, TABLE_LEFT, span);
	} else if (!strcmp(command, "/td")) {
		builder_cell_end(b);
	} else {
		fail_msg("no command %s", command);
	}
}

static void
run(struct builder *b, const char *script)
{
	while (*script) {
		size_t n = strcspn(script, "{");
		builder_text(b, script, n);
		script += n;
		if (!*script)
			break;
		char command[64];
		size_t size = strcspn(script, "}") - 1;
		assert_true(size < sizeof command);
		memcpy(command, script + 1, size);
		command[size] = '\0';
		run_command(b, command);
		script += size + 2;
	}
}

static char *
model_of(const char *script)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	struct printer *printer = printer_new(stream);
	struct builder *b = builder_new(printer_sink(printer));

	run(b, script);
	builder_end(b);
	builder_free(b);
	printer_free(printer);
	fclose(stream);
	/* Its last lines are the same in each. */
	char *end = strstr(text, "lines ");
	assert_non_null(end);
	*end = '\0';
	return text;
}

static void
models(void **unused)
{
	static const struct {
		const char *script, *model;
	} cases[] = {
		{ "", "" },
		{ " \n\t", "" },
		{ "One  two\n three ",
		  "text \"One two\\n\"\ntext \"three\\n\"\nblock 0-13 paragraph\n" },
		{ "{p}One{p} {p}two{/}three", "text \"One\\n\"\nblock 0-3 paragraph\ntext "
		                              "\"two\\n\"\nblock 4-7 paragraph gap=1\n"
		                              "text \"three\\n\"\nblock 8-13 paragraph gap=1\n" },
		/* An empty block's gap is still wanted. */
		{ "{li}a{p}{li}b{li}c",
		  "text \"• a\\n\"\nblock 0-5 item level=1 indent=2 hang=4\n"
		  "text \"• b\\n\"\nblock 6-11 item level=1 gap=1 indent=2 hang=4\n"
		  "text \"• c\\n\"\nblock 12-17 item level=1 indent=2 hang=4\n" },
		/* Marks without text are none; a blank at the end of one stands after it. */
		{ "a {em}b {/em}c{em}{/em} d{em}e",
		  "text \"a b c de\\n\"\nblock 0-8 paragraph\nspan 2-3 emphasis\nspan 7-8 "
		  "emphasis\n" },
		{ "a {em} b{/em}\n {em}\nc ",
		  "text \"a b\\n\"\ntext \"c\\n\"\nblock 0-5 paragraph\nspan 2-3 emphasis\n"
		  "span 4-5 emphasis\n" },
		{ "one {>#x}two{<} {>http://a.b/?q=ü}three",
		  "text \"one two three\\n\"\nblock 0-13 paragraph\nspan 4-7 link \"#x\"\n"
		  "span 8-13 link \"http://a.b/?q=ü\"\n" },
		/* Marks that cross, and one that goes on in the next block. */
		{ "{em}a{>u}b{/em}c{<}d{red}e{p}f{/red}g",
		  "text \"abcde\\n\"\nblock 0-5 paragraph\nspan 0-2 emphasis\nspan 1-3 link \"u\"\n"
		  "span 4-5 colour ink=1000001\ntext \"fg\\n\"\nblock 6-8 paragraph gap=1\n"
		  "span 6-7 colour ink=1000001\n" },
		{ "{h1}A  {em}title{/em}{br}of it{#t}{p}x{h3}{h2}B",
		  "text \"A title\xe2\x80\xa8of it\\n\"\nblock 0-15 heading level=1\n"
		  "span 2-7 emphasis\nsection 0 level=1 \"A title of it\"\nanchor 15 \"t\"\n"
		  "text \"x\\n\"\nblock 16-17 paragraph gap=1\n"
		  "text \"B\\n\"\nblock 18-19 heading level=2 gap=1\nsection 18 level=2 \"B\"\n" },
		{ "{##a}{h1}One {em}two{##b} {#c}three{/}{##d}",
		  "text \"One two three\\n\"\nblock 0-13 heading level=1\nspan 4-13 emphasis\n"
		  "section 0 level=1 \"One two three\"\nanchor 0 \"a\"\nanchor 0 \"b\"\n"
		  "anchor 8 \"c\"\nanchor 14 \"d\"\n" },
		{ "a{/}{=Part two}{#p}{p}b{/}{=Empty}",
		  "text \"a\\n\"\nblock 0-1 paragraph\ntext \"b\\n\"\nblock 2-3 paragraph gap=1\n"
		  "section 2 level=2 \"Part two\"\nanchor 2 \"p\"\nsection 4 level=2 \"Empty\"\n" },
		/* A section that begins in a block begins with it. */
		{ "a{p}b{=Part}c{=Other}{h1}{=Third}d",
		  "text \"a\\n\"\nblock 0-1 paragraph\ntext \"bc\\n\"\nblock 2-4 paragraph gap=1\n"
		  "section 2 level=2 \"Part\"\nsection 2 level=2 \"Other\"\ntext \"d\\n\"\n"
		  "block 5-6 heading level=1 gap=1\nsection 5 level=2 \"Third\"\n"
		  "section 5 level=1 \"d\"\n" },
		/* What is put before a block moves all of it; what the block holds is not wanted. */
		{ "{#t}{h1}A {em}title{/em}{#u}{=S}{^above it}{^A title}{p}x",
		  "text \"above it\\n\"\nblock 0-8 paragraph\n"
		  "text \"A title\\n\"\nblock 9-16 heading level=1 gap=1\nspan 11-16 emphasis\n"
		  "section 9 level=2 \"S\"\nsection 9 level=1 \"A title\"\nanchor 9 \"t\"\n"
		  "anchor 16 \"u\"\ntext \"x\\n\"\nblock 17-18 paragraph gap=1\n" },
		{ "{table}{tr}{td}a{=Row}{td}b{/table}",
		  "text \"a\\x09b\\n\"\ntable 0-3 left=1/1 left=1/1\nblock 0-3 table-row\n"
		  "section 0 level=2 \"Row\"\n" },
		{ "{pre}  if (x)\r\n\treturn;\n\n{/}{rule}a",
		  "text \"  if (x)\\n\"\ntext \"\\x09return;\\n\"\nblock 0-17 code\n"
		  "text \"* * *\\n\"\nblock 18-23 rule gap=1\n"
		  "text \"a\\n\"\nblock 24-25 paragraph gap=1\n" },
		{ "a\xff\xe2\x82", "text \"a��\\n\"\nblock 0-7 paragraph\n" },
		{ "{table}{trh}{td}Name{td}Number{/tr}{tr}{td}Ana of Ys{tdr}7{/tr}{/table}after",
		  "text \"Name\\x09Number\\n\"\ntext \"Ana of Ys\\x097\\n\"\n"
		  "table 0-23 headers=1 left=4/9 right=6/6\nblock 0-11 table-row\n"
		  "block 12-23 table-row\ntext \"after\\n\"\nblock 24-29 paragraph gap=1\n" },
		/* A header that says nothing is none. */
		{ "{table}{trh}{td}{td}{/tr}{tr}{td}a{td}b{/tr}{/table}",
		  "text \"a\\x09b\\n\"\ntable 0-3 left=1/1 left=1/1\nblock 0-3 table-row\n" },
		/* Lines in cells, an inner table, a wide cell, text where none belongs. */
		{ "x{table}{td}a{p}b{br}{p}{td2}c{table}{tr}{td}d{td}e{tr}{td}f{/table}g{/td}h{/"
		  "table}",
		  "text \"x\\n\"\nblock 0-1 paragraph\n"
		  "text \"a\xe2\x80\xa8"
		  "b\\x09c\xe2\x80\xa8"
		  "d e\xe2\x80\xa8"
		  "f\xe2\x80\xa8g\\x09\\x0b\\x09h\\n\"\n"
		  "table 2-27 left=1/1 left=0/0 left=0/0 left=1/1\nblock 2-27 table-row gap=1\n" },
		/* What a cell over several columns lacks these share; it makes no columns of its own. */
		{ "{table}{tr}{td2}fourteen cells{td}x{tr}{td}ab{td}c{tr}{td9}all of it{/table}",
		  "text \"fourteen cells\\x09\\x0b\\x09x\\n\"\ntext \"ab\\x09c\\n\"\n"
		  "text \"all of "
		  "it\\x09\\x0b\\x09\\x0b\\x09\\x0b\\x09\\x0b\\x09\\x0b\\x09\\x0b\\x09\\x0b\\x09\\x"
		  "0b"
		  "\\n\"\ntable 0-49 left=4/6 left=3/5 left=1/1\nblock 0-18 table-row\n"
		  "block 19-23 table-row\nblock 24-49 table-row\n" },
		/* Those above reach into the first row too, for all that a builder knows. */
		{ "{table}{tr}{td0}{td0}{/table}",
		  "text \"\\x09\\n\"\ntable 0-1 left=0/0\nblock 0-1 table-row\n" },
		{ "{table}{tr}{/tr}{/table}{table}{/table}a",
		  "text \"a\\n\"\nblock 0-1 paragraph\n" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *model = model_of(cases[i].script);
		if (strcmp(model, cases[i].model) != 0)
			print_error("%s\n", cases[i].script);
		assert_string_equal(model, cases[i].model);
		free(model);
	}
}

/* ---- long ones ---- */

static void
long_blocks_are_cut(void **unused)
{
	static const struct {
		const char *piece;
		bool kept;
	} cases[] = { { "word ", false }, { "日本語", false }, { "line\n", true }, { "xy", true } };

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct document *d = document_new(text_new(), "x", "x");
		struct builder *b = builder_new(document_sink(d));
		struct block block = { .kind = cases[i].kept ? BLOCK_CODE : BLOCK_ITEM,
			               .indent = 2,
			               .hang = 4 };
		size_t said = 0, held = 0, blocks = 0;
		builder_block(b, &block);
		builder_open(b, SPAN_STRONG, NULL);
		for (; said < 1000000; said += strlen(cases[i].piece))
			builder_string(b, cases[i].piece);
		builder_end(b);
		for (bool more = document_block_at(d, 0, &block); more;
		     more = document_block_next(d, &block, &block)) {
			struct span span;
			assert_true(range_size(block.range) < 140000);
			assert_int_equal(block.kind, cases[i].kept ? BLOCK_CODE
			                             : blocks      ? BLOCK_PARAGRAPH
			                                           : BLOCK_ITEM);
			assert_int_equal(document_spans(d, block.range, &span, 1), 1);
			assert_int_equal(span.range.start, block.range.start);
			assert_int_equal(span.range.end, block.range.end);
			held += range_size(block.range) + 1;
			blocks++;
		}
		/* Nothing but blanks at cuts is lost. */
		assert_true(blocks > 6 && held >= said - 1 && held < said + 2 * blocks);
		builder_free(b);
		document_free(d);
	}
}

static void
long_tables_come_in_pieces(void **unused)
{
	struct document *d = document_new(text_new(), "x", "x");
	struct builder *b = builder_new(document_sink(d));
	struct table table, before = { 0 };
	struct block block;
	size_t rows = 0, tables = 0;

	(void)unused;
	builder_table(b, &(struct block){ .gap = 1 });
	for (int i = 0; i < 60000; i++) {
		builder_row(b, i == 0);
		for (int k = 0; k < 300; k += 100) {
			builder_cell(b, TABLE_LEFT, 1);
			builder_string(b, "some words of a cell");
		}
	}
	builder_end(b);
	for (bool more = document_block_at(d, 0, &block); more;
	     more = document_block_next(d, &block, &block)) {
		assert_true(document_table_at(d, block.range.start, &table));
		tables += table.range.start != before.range.start || !tables;
		assert_int_equal(table.column_count, 3);
		assert_int_equal(table.columns[2].natural, 20);
		assert_int_equal(table.header_rows, tables == 1);
		before = table;
		rows++;
	}
	assert_int_equal(rows, 60000);
	assert_true(tables >= 3);
	builder_free(b);
	document_free(d);
}

/* ---- nonsense ---- */

static uint32_t
next_random(uint64_t *state, uint32_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % below);
}

static bool
feed(void *context, const char *bytes, size_t n)
{
	struct error error = { "" };

	if (!wire_reader_feed(context, bytes, n, &error))
		fail_msg("%s", error.text);
	return true;
}

static void
nonsense_is_a_document(void **unused)
{
	static const char *const commands[] = {
		"p",   "h1",  "h2",  "li",  "pre",  "/",     "rule", "br",    "em",
		"/em", ">#a", "<",   "red", "/red", "#a",    "=S",   "table", "/table",
		"tr",  "trh", "/tr", "td",  "td3",  "td300", "tdr",  "/td",
	};
	static const char *const words[] = { "word",         " ",    "\n",     "\t",  "日本",
		                             "\xe2\x80\xa8", "\xff", "a b  c", "\r\n" };

	(void)unused;
	for (uint64_t seed = 1; seed <= 300; seed++) {
		struct document *d = document_new(text_new(), "x", "x");
		struct wire_reader *reader = wire_reader_new(document_sink(d), 0);
		struct wire_writer *writer = wire_writer_new(feed, reader);
		struct builder *b = builder_new(wire_writer_sink(writer));
		uint64_t state = seed;
		for (int i = 0; i < 200; i++) {
			if (next_random(&state, 3))
				builder_string(
					b,
					words[next_random(&state, sizeof words / sizeof *words)]);
			else
				run_command(b,
				            commands[next_random(
						    &state, sizeof commands / sizeof *commands)]);
		}
		builder_end(b);
		assert_true(wire_reader_is_done(reader));
		assert_int_equal(document_state(d), DOCUMENT_COMPLETE);
		assert_int_equal(text_size(document_text(d)), builder_size(b));
		builder_free(b);
		wire_writer_free(writer);
		wire_reader_free(reader);
		document_free(d);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(models),
		cmocka_unit_test(long_blocks_are_cut),
		cmocka_unit_test(long_tables_come_in_pieces),
		cmocka_unit_test(nonsense_is_a_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
