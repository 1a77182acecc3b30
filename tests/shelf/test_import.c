/* Highlights that come from a file: ours, those of other programs, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "shelf/import.h"
#include "tests/scratch.h"

#define QUOTE(exact) "{\"type\":\"TextQuoteSelector\",\"exact\":\"" exact "\"}"
#define TARGET(source, selector) "\"target\":{\"source\":\"" source "\",\"selector\":" selector "}"

static unsigned folder_count;

static struct store *
new_store(void)
{
	char name[20];
	struct error error;

	snprintf(name, sizeof name, "%u", ++folder_count);
	struct store *store = store_open(scratch_path(name), &error);
	assert_non_null(store);
	return store;
}

/* The highlights of the document of that name. */
static struct annotations
read_all(struct store *store, const char *name)
{
	struct store_document d = { .name = memory_string(name) };
	struct annotations all;
	struct error error;

	assert_true(store_find(store, &d));
	assert_int_equal(store_annotations(store, d.id, &all, &error), STORE_DONE);
	free(d.name);
	free(d.title);
	free(d.author);
	free(d.format);
	return all;
}

static struct import_counts
import(struct store *store, const char *json)
{
	struct import_counts counts;
	struct error error = { "" };

	if (import_json(store, json, &counts, &error) != STORE_DONE)
		fail_msg("%s", error.text);
	return counts;
}

static void
forms_are_understood(void **state)
{
	static const struct {
		const char *json;
		const char *name, *exact, *note, *colour;
	} cases[] = {
		/* alone, in an array; a selector alone; a body that is a text */
		{ "[{" TARGET("file:///a/b%20c", QUOTE("one two")) ",\"body\":\"why\"}]", "/a/b c",
		  "one two", "why", "" },
		/* items of a page; selectors of several kinds; bodies for several purposes */
		{ "{\"items\":[{\"body\":[\"text\",{\"purpose\":\"tagging\",\"value\":\"green\"},"
		  "{\"purpose\":\"commenting\",\"value\":\"why\"}]," TARGET(
			  "man:ls(1)",
			  "[\"x\",{\"type\":\"FragmentSelector\",\"value\":\"a\"}," QUOTE(
				  "wo") "]") "}]}",
		  "man:ls(1)", "wo", "why", "green" },
		/* a body that is one object; no body */
		{ "[{\"body\":{\"value\":\"why\"}," TARGET("http://x.org/", QUOTE("w")) "}]",
		  "http://x.org/", "w", "why", "" },
		{ "[{" TARGET("file:///%zz%", QUOTE("w")) "}]", "/%zz%", "w", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct store *store = new_store();
		assert_int_equal(import(store, cases[i].json).added, 1);
		struct annotations all = read_all(store, cases[i].name);
		assert_int_equal(all.count, 1);
		assert_string_equal(all.items[0].selector.exact, cases[i].exact);
		assert_string_equal(all.items[0].note, cases[i].note);
		assert_string_equal(all.items[0].colour, cases[i].colour);
		assert_true(selector_is_sound(&all.items[0].selector));
		annotations_clear(&all);
		store_close(store);
	}
}

static void
what_tells_nothing_is_left_out(void **state)
{
	static const struct {
		const char *json;
		size_t refused;
	} cases[] = {
		{ "[]", 0 },
		{ "{}", 0 },
		{ "3", 0 },
		{ "[1,\"x\",null,[]]", 0 },
		{ "{\"items\":[{\"target\":\"http://x.org\"}]}", 0 },
		{ "[{" TARGET("", QUOTE("w")) "}]", 1 },
		{ "[{" TARGET("file:///a", QUOTE("")) "},{" TARGET("file:///a", "[]") "}]", 2 },
		{ "[{\"target\":{\"selector\":\"x\",\"source\":{\"a\":1}}}]", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct store *store = new_store();
		struct import_counts counts = import(store, cases[i].json);
		assert_int_equal(counts.added, 0);
		assert_int_equal(counts.refused, cases[i].refused);
		store_close(store);
	}
}

#define AT(modified, note) \
	"[{\"modified\":\"" modified "\",\"body\":\"" note \
	"\"," TARGET("file:///a", QUOTE("w")) "}]"

/* The newer note stays, whichever comes first. */
static void
newer_notes_win(void **state)
{
	struct store *store = new_store();

	(void)state;
	assert_int_equal(import(store, AT("2026-01-02T00:00:00Z", "old")).added, 1);
	assert_int_equal(import(store, AT("2026-01-02T00:00:00Z", "other")).known, 1);
	assert_int_equal(import(store, AT("2026-01-03T00:00:00.250Z", "new")).changed, 1);
	assert_int_equal(import(store, AT("2026-01-01T00:00:00Z", "older")).known, 1);
	struct annotations all = read_all(store, "/a");
	assert_int_equal(all.count, 1);
	assert_string_equal(all.items[0].note, "new");
	assert_int_equal(all.items[0].modified_ms, 1767398400250);
	annotations_clear(&all);
	store_close(store);
}

static void
no_json_is_refused(void **state)
{
	static const char *const texts[] = { "", "hello", "{", "[1,", "<html>" };
	struct store *store = new_store();
	struct import_counts counts;
	struct error error;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_int_equal(import_json(store, texts[i], &counts, &error), STORE_FAILED);
		assert_string_equal(error.text, "this is no JSON");
	}
	store_close(store);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_are_understood),
		cmocka_unit_test(what_tells_nothing_is_left_out),
		cmocka_unit_test(newer_notes_win),
		cmocka_unit_test(no_json_is_refused),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
