/*
 * Whatever is not right is refused by the receiving end, with its sentence.
 */
#include "doc/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/wire_record.h"
#include "tests/doc/side.h"

/*
 * A script of records: a word for the kind, then fields. uN: N bits; r: two u64; s: the bytes of the next word; n: that
 * many times the byte 'x'.
 */
static void
add_number(struct buffer *b, uint64_t value, int bits)
{
	for (int i = 0; i < bits; i += 8)
		buffer_add_byte(b, (char)(value >> i));
}

static void
add_record(struct buffer *b, uint32_t kind, const struct buffer *payload)
{
	add_number(b, kind, 32);
	add_number(b, payload->size, 32);
	buffer_add(b, payload->bytes ? payload->bytes : "", payload->size);
}

/* Fields as text: "8:3" is the number 3 in 8 bits, "'abc" a string to the next blank, "*5" five times 'x', "!ff" a byte. */
static void
add_fields(struct buffer *payload, const char *fields)
{
	char *copy = strdup(fields), *rest = copy, *word;

	while ((word = strsep(&rest, " "))) {
		char *colon = strchr(word, ':');
		if (*word == '\'')
			buffer_add_string(payload, word + 1);
		else if (*word == '*')
			for (long n = atol(word + 1); n > 0; n--)
				buffer_add_byte(payload, 'x');
		else if (*word == '!')
			buffer_add_byte(payload, (char)strtol(word + 1, NULL, 16));
		else if (colon)
			add_number(payload, strtoull(colon + 1, NULL, 0), atoi(word));
		else
			for (int i = 0; i < 2 && *word; i++) {
				add_number(payload, strtoull(word, &word, 10), 64);
				word += *word == '-';
			}
	}
	free(copy);
}

/* One record a line: "kind fields". */
static void
add_script(struct buffer *b, const char *script)
{
	char *copy = strdup(script), *rest = copy, *line;

	while ((line = strsep(&rest, "\n"))) {
		struct buffer payload = { 0 };
		char *fields;
		uint32_t kind = (uint32_t)strtoul(line, &fields, 10);
		add_fields(&payload, *fields ? fields + 1 : "");
		add_record(b, kind, &payload);
		buffer_clear(&payload);
	}
	free(copy);
}

static void
start_stream(struct buffer *b)
{
	buffer_add_string(b, WIRE_MAGIC);
	add_number(b, WIRE_VERSION, 32);
}

static const struct {
	uint64_t text_size;
	const char *script;
	const char *heard; /* before the bad one */
	const char *sentence;
} malformed[] = {
	{ 0, "0", "", "of an unknown kind" },
	{ 0, "16", "", "of an unknown kind" },
	{ 0, "4294967295", "", "of an unknown kind" },
	/* text */
	{ 0, "1", "", "text: of a wrong length" },
	{ 0, "1 *1048577", "", "text: of a wrong length" },
	{ 10, "1 'abc", "", "text: text for a document that has its own" },
	/* block */
	{ 0, "2 0-0 8:0 8:0 8:0 8:0 16:0", "", "block: of a wrong length" },
	{ 0, "2 0-0 8:0 8:0 8:0 8:0 16:0 16:0 8:0", "", "block: of a wrong length" },
	{ 0, "1 'abc\n2 0-4 8:0 8:0 8:0 8:0 16:0 16:0", "text \"abc\"\n",
	  "block: a range outside of the text" },
	{ 0, "1 'abc\n2 2-1 8:0 8:0 8:0 8:0 16:0 16:0", "text \"abc\"\n",
	  "block: a range outside of the text" },
	{ 0, "1 'abc\n2 18446744073709551615-1 8:0 8:0 8:0 8:0 16:0 16:0", "text \"abc\"\n",
	  "block: a range outside of the text" },
	{ 0, "1 'abc\n2 0-2 8:0 8:0 8:0 8:0 16:0 16:0\n2 1-3 8:0 8:0 8:0 8:0 16:0 16:0",
	  "text \"abc\"\nblock 0-2 paragraph\n", "block: out of order" },
	{ 0, "2 0-0 8:14 8:0 8:0 8:0 16:0 16:0", "", "block: a value that means nothing" },
	{ 0, "2 0-0 8:0 8:0 8:0 8:3 16:0 16:0", "", "block: a value that means nothing" },
	{ 9, "2 0-0 8:0 8:0 8:0 8:0 16:0 16:0", "", "block: text for a document that has its own" },
	/* span */
	{ 0, "3 0-0 8:0", "", "span: of a wrong length" },
	{ 0, "3 0-0 8:5 8:1 64:0 *65537", "", "span: of a wrong length" },
	{ 0, "3 0-1 8:0 8:0 64:0", "", "span: a range outside of the text" },
	{ 0, "1 'abc\n3 2-3 8:0 8:0 64:0\n3 1-3 8:0 8:0 64:0", "text \"abc\"\nspan 2-3 emphasis\n",
	  "span: out of order" },
	{ 0, "3 0-0 8:9 8:0 64:0", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:0 8:2 64:0", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:5 8:0 64:0 'x", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:6 8:0 32:1 32:0", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:6 8:0 32:0 32:0x1000100", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:6 8:0 32:0x3000000 32:0", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:6 8:0 32:0x10000ff 32:0x2ffffff\n3 0-9 8:0 8:0 64:0",
	  "span 0-0 colour ink=10000ff ground=2ffffff\n", "span: a range outside of the text" },
	{ 0, "3 0-0 8:5 8:1 64:0 !c3", "", "span: a string that is no text" },
	{ 9, "3 0-0 8:0 8:0 64:0", "", "span: text for a document that has its own" },
	/* hidden */
	{ 0, "4 0-1", "", "hidden: a range outside of the text" },
	{ 0, "1 'abc\n4 0-2\n4 1-3", "text \"abc\"\nhidden 0-2\n", "hidden: out of order" },
	{ 9, "4 0-1", "", "hidden: text for a document that has its own" },
	{ 0, "4 64:0", "", "hidden: of a wrong length" },
	/* section */
	{ 9, "5 64:1", "", "section: of a wrong length" },
	{ 9, "5 64:1 8:1 *4097", "", "section: of a wrong length" },
	{ 9, "5 64:10 8:1 'A", "", "section: a range outside of the text" },
	{ 9, "5 64:3 8:1 'A\n5 64:2 8:1 'B", "section 3 level=1 \"A\"\n", "section: out of order" },
	{ 9, "5 64:3 8:0 'A", "", "section: a value that means nothing" },
	{ 9, "5 64:3 8:1 'A !0a 'B", "", "section: a string that is no text" },
	{ 9, "5 64:3 8:1 !00", "", "section: a string that is no text" },
	{ 9, "5 64:3 8:1 !ed !a0 !80", "", "section: a string that is no text" },
	{ 9, "5 64:3 8:1 !1b '[m", "", "section: a string that is no text" },
	/* quote */
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-0 0-0", "", "quotation: of a wrong length" },
	{ 9, "6 8:4 8:0 8:0 8:0 32:1 0-0 0-0 2-4", "", "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:2 8:0 8:0 32:1 0-0 0-0 2-4", "", "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:0 8:2 8:0 32:1 0-0 0-0 2-4", "", "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:0 8:0 8:2 32:1 0-0 0-0 2-4", "", "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:0 0-0 0-0 2-4", "", "quotation: a wrong number of runs" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:2 0-0 0-0 2-4", "", "quotation: a wrong number of runs" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:4294967295 0-0 0-0 2-4", "",
	  "quotation: a wrong number of runs" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-10 0-0 2-4", "", "quotation: a range outside of the text" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-0 5-4 2-4", "", "quotation: a range outside of the text" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-0 0-0 2-2", "", "quotation: a range outside of the text" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-0 0-0 2-10", "", "quotation: a range outside of the text" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:2 0-0 0-0 4-6 5-8", "", "quotation: out of order" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-0 0-0 2-4 'x", "", "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:0 8:0 8:1 32:1 0-0 0-0 2-4 *1025", "",
	  "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:0 8:0 8:1 32:1 0-0 0-0 2-4 !80", "", "quotation: a string that is no text" },
	{ 9, "6 8:0 8:0 8:0 8:1 32:1 0-0 0-0 2-4 *67000", "", "quotation: of a wrong length" },
	/* title and note */
	{ 9, "7 *4097", "", "title: of a wrong length" },
	{ 9, "7 !ff", "", "title: a string that is no text" },
	{ 9, "8", "", "note: of a wrong length" },
	{ 9, "8 *1025", "", "note: of a wrong length" },
	{ 9, "8 'a !7f", "", "note: a string that is no text" },
	/* checkpoint */
	{ 9, "9 64:2", "", "checkpoint: of a wrong length" },
	{ 9, "9 2-10", "", "checkpoint: a range outside of the text" },
	{ 9, "9 0-0", "", "checkpoint: out of order" },
	{ 9, "9 2-4\n9 1-5", "checkpoint line=2 4\n", "checkpoint: out of order" },
	{ 9, "9 2-4\n9 2-3", "checkpoint line=2 4\n", "checkpoint: out of order" },
	{ 9, "9 2-4\n9 4-5", "checkpoint line=2 4\n", "checkpoint: a value that means nothing" },
	{ 9, "9 6-4", "", "checkpoint: a value that means nothing" },
	/* lines */
	{ 9, "15", "", "lines: of a wrong length" },
	{ 9, "15 64:10", "", "lines: a value that means nothing" },
	{ 9, "9 4-4\n15 64:2", "checkpoint line=4 4\n", "lines: a value that means nothing" },
	{ 9, "15 64:3\n15 64:3", "lines 3\n", "lines: one too many" },
	/* progress */
	{ 9, "10 5-9", "", "progress: of a wrong length" },
	{ 9, "10 8:3 5-9", "", "progress: a value that means nothing" },
	{ 9, "10 8:0 10-9", "", "progress: a range outside of the text" },
	{ 9, "10 8:0 0-4611686018427387905", "", "progress: a range outside of the text" },
	{ 9, "10 8:0 5-9\n10 8:0 4-9", "progress lines 5 of 9\n", "progress: out of order" },
	{ 9, "10 8:1 5-9\n10 8:0 6-9", "progress sections 5 of 9\n", "progress: out of order" },
	/* anchor */
	{ 9, "12 64:1", "", "anchor: of a wrong length" },
	{ 9, "12 64:1 *1025", "", "anchor: of a wrong length" },
	{ 9, "12 64:10 'a", "", "anchor: a range outside of the text" },
	{ 9, "12 64:5 'b\n12 64:4 'a\n12 64:3 !c0", "anchor 5 \"b\"\nanchor 4 \"a\"\n",
	  "anchor: a string that is no text" },
	/* fact */
	{ 9, "13 8:0", "", "fact: of a wrong length" },
	{ 9, "13 8:3 'a", "", "fact: a value that means nothing" },
	{ 9, "13 8:1 '1920\n13 8:0 !0a", "date \"1920\"\n", "fact: a string that is no text" },
	/* table */
	{ 0, "14 0-0 16:0 16:0", "", "table: of a wrong length" },
	{ 0, "14 0-1 16:0 16:1 8:0 16:1 16:1", "", "table: a range outside of the text" },
	{ 0, "14 0-0 16:0 16:0 8:0 16:1 16:1", "", "table: a wrong number of columns" },
	{ 0, "14 0-0 16:0 16:2 8:0 16:1 16:1", "", "table: a wrong number of columns" },
	{ 0, "14 0-0 16:0 16:1 8:3 16:1 16:1", "", "table: a value that means nothing" },
	{ 0, "14 0-0 16:0 16:1 8:0 16:2 16:1", "", "table: a value that means nothing" },
	{ 0, "1 'abc\n14 1-3 16:1 16:2 8:0 16:1 16:4 8:2 16:0 16:0\n14 2-3 16:0 16:1 8:0 16:0 16:0",
	  "text \"abc\"\ntable 1-3 headers=1 left=1/4 right=0/0\n", "table: out of order" },
	{ 9, "14 0-0 16:0 16:1 8:0 16:0 16:0", "", "table: text for a document that has its own" },
	/* done */
	{ 9, "11 8:0", "", "done: of a wrong length" },
	{ 9, "11\n8 'x", "done\n", "note: after the end" },
	{ 9, "11\n11", "done\n", "done: after the end" },
};

static void
malformed_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
		struct buffer bytes = { 0 };
		start_stream(&bytes);
		add_script(&bytes, malformed[i].script);
		/* In one piece, and byte by byte. */
		for (size_t step = bytes.size; step; step = step > 1 && bytes.size < 9999 ? 1 : 0) {
			struct side heard = { 0 };
			struct error error = { "" };
			char sentence[256];
			bool good = true;
			struct wire_reader *reader =
				wire_reader_new(side_open(&heard), malformed[i].text_size);
			for (size_t at = 0; good && at < bytes.size; at += step)
				good = wire_reader_feed(reader, bytes.bytes + at, step, &error);
			if (good)
				fail_msg("taken: %s", malformed[i].script);
			snprintf(sentence, sizeof sentence, "the reader sent a bad record: %s",
			         malformed[i].sentence);
			assert_string_equal(error.text, sentence);
			assert_string_equal(side_text(&heard), malformed[i].heard);
			/* And nothing is taken after it. */
			assert_false(wire_reader_feed(reader, "", 0, &error));
			assert_string_equal(error.text,
			                    "the reader sent a bad record: after another one");
			wire_reader_free(reader);
			side_close(&heard);
		}
		buffer_clear(&bytes);
	}
}

static void
headers_are_looked_at(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		bool good;
	} cases[] = {
		{ "", 0, true },
		{ "DIP", 3, true },
		{ "DIX", 3, false },
		{ "DIPL\3\0\0\0", 8, true },
		{ "DIPL\2\0\0\0", 8, false },
		{ "dipl\3\0\0\0", 8, false },
		{ "DIPL\3\0\0\1", 8, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct side heard = { 0 };
		struct error error = { "" };
		struct wire_reader *reader = wire_reader_new(side_open(&heard), 0);
		assert_int_equal(wire_reader_feed(reader, cases[i].bytes, cases[i].n, &error),
		                 cases[i].good);
		if (!cases[i].good)
			assert_string_equal(error.text,
			                    "the reader sent a bad record: not of this version");
		wire_reader_free(reader);
		side_close(&heard);
	}
}

static void
too_many_are_refused(void **state)
{
	struct side heard = { 0 };
	struct error error = { "" };
	struct buffer bytes = { 0 };
	struct wire_reader *reader = wire_reader_new(side_open(&heard), 9);
	int taken = 0;

	(void)state;
	start_stream(&bytes);
	assert_true(wire_reader_feed(reader, bytes.bytes, bytes.size, &error));
	buffer_reset(&bytes);
	add_script(&bytes, "8 'again");
	while (taken < 1000 && wire_reader_feed(reader, bytes.bytes, bytes.size, &error))
		taken++;
	assert_int_equal(taken, 256);
	assert_string_equal(error.text, "the reader sent a bad record: note: one too many");
	wire_reader_free(reader);
	side_close(&heard);
	buffer_clear(&bytes);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(malformed_is_refused),
		cmocka_unit_test(headers_are_looked_at),
		cmocka_unit_test(too_many_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
