/* What is remembered from one start to the next: places and marks, and when nothing is. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/scratch.h"
#include "tests/term/diple.h"
#include "tests/term/sitting.h"

/* Paragraphs with a number each, from one on, of words that are in no other, set to so many columns; before them other lines. */
static const char *
write_book(const char *name, unsigned before, unsigned columns, const char *word)
{
	struct buffer b = { 0 };

	for (unsigned i = 1; i <= before; i++)
		buffer_printf(&b, "Something new stands here, for the %uth time.\n\n", i);
	for (unsigned i = 1; i <= 60; i++) {
		size_t start = b.size;
		for (unsigned k = 1; k <= 40; k++) {
			char next[40];
			int n = snprintf(next, sizeof next, "%s%u-%u", word, i,
			                 (i * 77 + k * k) % 997);
			bool fits = b.size - start + (size_t)n < columns;
			buffer_add_string(&b, k == 1 ? "" : fits ? " " : "\n");
			start = fits ? start : b.size;
			buffer_add_string(&b, next);
		}
		buffer_add_string(&b, "\n\n");
	}
	const char *path = scratch_text(name, b.bytes);
	buffer_clear(&b);
	return path;
}

/* The word that paragraph 30 begins with. */
#define SOUGHT "word30-320"

static void
go_to_sought(struct pty *pty)
{
	assert_true(pty_send(pty, "g/" SOUGHT "\r"));
	pty_assert_row(pty, 23, "1/1");
	/* To the top of the screen. */
	assert_true(pty_settle(pty, 150));
	for (int i = 0; i < 24 && !strstr(pty_row(pty, 0), SOUGHT); i++) {
		assert_true(pty_send(pty, "j"));
		assert_true(pty_settle(pty, 50));
	}
	assert_non_null(strstr(pty_row(pty, 0), SOUGHT));
}

static void
comes_back_to_the_words(void **state)
{
	char path[300];

	(void)state;
	sitting_new_shelf();
	snprintf(path, sizeof path, "%s", write_book("book.txt", 0, 70, "word"));
	struct pty *pty = sitting_open(path);
	pty_assert_text(pty, "word1-");
	go_to_sought(pty);
	diple_quit(pty);
	assert_int_equal(access(sitting_file("shelf.db"), F_OK), 0);
	assert_int_equal(access(sitting_file("places"), F_OK), 0);
	/* As it was. */
	pty = sitting_open(path);
	pty_assert_row(pty, 0, SOUGHT);
	diple_quit(pty);
	/* By another path. */
	char moved[320];
	snprintf(moved, sizeof moved, "%s.moved", path);
	assert_int_equal(rename(path, moved), 0);
	pty = sitting_open(moved);
	pty_assert_row(pty, 0, SOUGHT);
	diple_quit(pty);
	assert_int_equal(unlink(moved), 0);
	/* After much was put before it and all was wrapped anew. */
	snprintf(path, sizeof path, "%s", write_book("book.txt", 90, 50, "word"));
	pty = sitting_open(path);
	pty_assert_row(pty, 0, SOUGHT);
	diple_quit(pty);
	/* What was asked for comes first. */
	pty = sitting_open_with(NULL, "+1", path);
	pty_assert_row(pty, 0, "Something new");
	pty_assert_text(pty, "for the 2th time");
	diple_quit(pty);
	/* Without the file of last places, the shelf tells. */
	pty = sitting_open(path);
	pty_assert_row(pty, 0, "Something new");
	go_to_sought(pty);
	diple_quit(pty);
	assert_int_equal(unlink(sitting_file("places")), 0);
	pty = sitting_open(path);
	pty_assert_row(pty, 0, SOUGHT);
	diple_quit(pty);
	assert_int_equal(access(sitting_file("places"), F_OK), 0);
	/* Words that are gone are not looked for elsewhere. */
	write_book("book.txt", 0, 70, "other");
	pty = sitting_open(path);
	pty_assert_text(pty, "The words where you stopped are gone");
	pty_assert_row(pty, 0, "other1-");
	diple_quit(pty);
}

static void
signals_keep_the_place(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP };
	char path[300];

	(void)state;
	snprintf(path, sizeof path, "%s", write_book("signals.txt", 0, 70, "word"));
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		sitting_new_shelf();
		struct pty *pty = sitting_open(path);
		pty_assert_text(pty, "word1-");
		go_to_sought(pty);
		pty_signal(pty, signals[i]);
		pty_assert_exit(pty, 128 + signals[i]);
		pty_close(pty);
		pty = sitting_open(path);
		pty_assert_row(pty, 0, SOUGHT);
		diple_quit(pty);
	}
}

static void
marks_stay(void **state)
{
	char path[300], second[300];

	(void)state;
	sitting_new_shelf();
	snprintf(path, sizeof path, "%s", write_book("one.txt", 0, 70, "word"));
	snprintf(second, sizeof second, "%s", write_book("two.txt", 0, 70, "other"));
	struct pty *pty = sitting_open(path);
	pty_assert_text(pty, "word1-");
	go_to_sought(pty);
	assert_true(pty_send(pty, "ma"));
	pty_assert_text(pty, "Mark a is here");
	assert_true(pty_send(pty, "jmQ"));
	pty_assert_text(pty, "Mark Q is here");
	assert_true(pty_send(pty, "g"));
	pty_assert_row(pty, 0, "word1-");
	diple_quit(pty);
	/* In its document, though that has changed. */
	write_book("one.txt", 50, 60, "word");
	pty = sitting_open(path);
	pty_assert_row(pty, 0, "Something new");
	/* The shelf is opened after the first frame. */
	for (int i = 0; i < 50 && !strstr(pty_row(pty, 0), SOUGHT); i++) {
		assert_true(pty_send(pty, "'a"));
		assert_true(pty_settle(pty, 100));
	}
	pty_assert_row(pty, 0, SOUGHT);
	diple_quit(pty);
	/* From another document, and back. */
	pty = sitting_open(second);
	pty_assert_row(pty, 0, "other1-");
	assert_true(pty_send(pty, "'Q"));
	pty_assert_row(pty, 0, "word30-");
	assert_true(pty_send(pty, "'Z"));
	pty_assert_text(pty, "Mark Z is not set");
	diple_quit(pty);
}

static void
man_pages_have_names(void **state)
{
	const char *book = write_book("page.txt", 0, 70, "word");
	char script[5000];
	const char *const env[] = { sitting_shelf(), "DIPLE=", "MAN_PN=a\\.page(1)", NULL };

	(void)state;
	sitting_new_shelf();
	snprintf(script, sizeof script, "cat '%s' | '%s'", book, sitting_program());
	char *argv[] = { (char[]){ "sh" }, (char[]){ "-c" }, script, NULL };
	for (int i = 0; i < 2; i++) {
		struct pty *pty = pty_open(argv, env, 80, 24);
		if (i) {
			pty_assert_row(pty, 0, SOUGHT);
		} else {
			pty_assert_text(pty, "word1-");
			go_to_sought(pty);
		}
		diple_quit(pty);
	}
}

/* The number of rows with a mark of that kind beside the text. */
static unsigned
count_marks(struct pty *pty, const char *mark)
{
	unsigned count = 0;

	for (int y = 0; y < 23; y++)
		count += strstr(pty_row(pty, y), mark) != NULL;
	return count;
}

#define BARE "\342\226\217"
#define NOTED "\342\234\216"

static void
highlights_stay(void **state)
{
	char path[300];

	(void)state;
	sitting_new_shelf();
	snprintf(path, sizeof path, "%s", write_book("marked.txt", 0, 70, "word"));
	struct pty *pty = sitting_open(path);
	pty_assert_text(pty, "word1-");
	go_to_sought(pty);
	/* Three words from the match on; then a paragraph, with a note. */
	sitting_type(pty, "vvlla");
	pty_assert_row(pty, 23, "Highlighted");
	assert_int_equal(count_marks(pty, BARE), 1);
	sitting_type(pty, "}vpAthe second\r");
	pty_assert_row(pty, 23, "Noted");
	assert_true(count_marks(pty, NOTED) > 3);
	diple_quit(pty);
	/* They can be printed, without the file too. */
	char arguments[700];
	int status;
	snprintf(arguments, sizeof arguments, "--notes '%s'", path);
	const char *out = sitting_print(arguments, &status);
	assert_int_equal(status, 0);
	assert_non_null(strstr(out, "> " SOUGHT " "));
	assert_non_null(strstr(out, "\n\nthe second\n\n"));
	sitting_print("--notes /nowhere/at/all", &status);
	assert_int_not_equal(status, 0);
	/* On the same words, though much was put before them and all is wrapped anew. */
	write_book("marked.txt", 40, 50, "word");
	pty = sitting_open(path);
	pty_assert_text(pty, NOTED);
	sitting_type(pty, "ggg"
	                  "n");
	pty_assert_text(pty, BARE);
	pty_assert_text(pty, SOUGHT);
	assert_int_equal(count_marks(pty, BARE), 1);
	sitting_type(pty, "M");
	pty_assert_row(pty, 0, "Highlights");
	pty_assert_row(pty, 2, SOUGHT);
	pty_assert_text(pty, "the second");
	/* Deleted, and brought back. */
	sitting_type(pty, "gDP");
	pty_assert_row(pty, 23, "It is there again");
	sitting_type(pty, "gD");
	pty_assert_row(pty, 23, "Deleted");
	sitting_type(pty, "q");
	diple_quit(pty);
	pty = sitting_open(path);
	pty_assert_text(pty, NOTED);
	assert_int_equal(count_marks(pty, BARE), 0);
	diple_quit(pty);
	/* What is gone is listed still. */
	write_book("marked.txt", 0, 60, "other");
	pty = sitting_open(path);
	pty_assert_text(pty, "gone");
	for (int i = 0; i < 50 && !pty_wait_text(pty, "the second", 100); i++)
		sitting_type(pty, "M");
	pty_assert_text(pty, "word31-");
	sitting_type(pty, "\r");
	pty_assert_row(pty, 23, "These words are gone");
	sitting_type(pty, "q");
	diple_quit(pty);
}

/* Corrections of quotations, in the list of them: its first row is the first speaker's. */
static void
corrections_stay(void **state)
{
	static const char text[] = "\"The bridge holds,\" said Ana Petrov.\n\n"
				   "\"Nobody believes it,\" said Ben Olsen.\n\n"
				   "\"We close it,\" said Cyril Hahn.\n";
	char path[300], moved[600];

	(void)state;
	sitting_new_shelf();
	snprintf(path, sizeof path, "%s", scratch_text("said.txt", text));
	struct pty *pty = sitting_open(path);
	pty_assert_text(pty, "The bridge");
	/* A speaker's name, somebody else for the second quotation, and the third is none. */
	sitting_type(pty, "\"");
	sitting_type(pty, "gc\025Eva Stone\r");
	pty_assert_row(pty, 23, "Everywhere now Eva Stone");
	sitting_type(pty, "q)):correct Zoe Lind\r");
	pty_assert_row(pty, 23, "Said now by Zoe Lind");
	sitting_type(pty, "):remove\r");
	pty_assert_row(pty, 23, "No quotation any more");
	diple_quit(pty);
	pty = sitting_open(path);
	pty_assert_text(pty, "The bridge");
	sitting_type(pty, "\"");
	pty_assert_text(pty, "Eva Stone");
	pty_assert_text(pty, "Zoe Lind");
	pty_assert_row(pty, 0, "by speaker  2");
	sitting_type(pty, "q");
	diple_quit(pty);
	/* Where other text was put before it. */
	snprintf(moved, sizeof moved, "Something new stands here.\n\n%s", text);
	scratch_text("said.txt", moved);
	pty = sitting_open(path);
	pty_assert_text(pty, "Something new");
	sitting_type(pty, "\"");
	pty_assert_text(pty, "Eva Stone");
	pty_assert_text(pty, "Zoe Lind");
	/* The last two are taken back, for good. */
	sitting_type(pty, "UU");
	pty_assert_row(pty, 23, "As it was before");
	sitting_type(pty, "q");
	diple_quit(pty);
	pty = sitting_open(path);
	pty_assert_text(pty, "Something new");
	sitting_type(pty, "\"");
	pty_assert_text(pty, "Eva Stone");
	assert_false(pty_wait_text(pty, "Zoe Lind", 300));
	sitting_type(pty, "q)):remove\r");
	pty_assert_row(pty, 23, "No quotation any more");
	diple_quit(pty);
	/* What it belonged to is gone; a name belongs to the whole document. */
	scratch_text("said.txt", "Nothing of it is left, not one word in this file.\n");
	pty = sitting_open(path);
	pty_assert_row(pty, 23, "1 of your corrections is of words that are gone");
	diple_quit(pty);
}

/* What may not be kept. */
static void
privacy_is_kept(void **state)
{
	static const struct {
		const char *environment, *option, *keys;
	} cases[] = {
		{ NULL, "--no-shelf", "" },
		{ "LESSSECURE=1", NULL, "" },
		{ NULL, NULL, ":set private\r" },
		{ "DIPLE=--no-shelf", NULL, "" },
	};
	char path[300];

	(void)state;
	snprintf(path, sizeof path, "%s", write_book("secret.txt", 0, 70, "word"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		sitting_new_shelf();
		struct pty *pty = sitting_open_with(cases[i].environment,
		                                    cases[i].option ? cases[i].option : path,
		                                    cases[i].option ? path : NULL);
		pty_assert_text(pty, "word1-");
		assert_true(pty_send(pty, cases[i].keys));
		assert_true(pty_settle(pty, 150));
		go_to_sought(pty);
		assert_true(pty_send(pty, "mA"));
		pty_assert_text(pty, "Mark A is here");
		diple_quit(pty);
		assert_int_equal(access(sitting_file("places"), F_OK), -1);
	}
	/* A pipe without a name. */
	sitting_new_shelf();
	const char *const env[] = { sitting_shelf(), "DIPLE=", "MAN_PN", NULL };
	char script[5000];
	snprintf(script, sizeof script, "cat '%s' | '%s'", path, sitting_program());
	char *argv[] = { (char[]){ "sh" }, (char[]){ "-c" }, script, NULL };
	struct pty *pty = pty_open(argv, env, 80, 24);
	pty_assert_text(pty, "word1-");
	diple_quit(pty);
	assert_int_equal(access(sitting_file(""), F_OK), -1);
}

/* Where nothing can be kept that is said, and the text is there. */
static void
no_shelf_is_told(void **state)
{
	const char *path = write_book("plain.txt", 0, 70, "word");

	(void)state;
	sitting_use_shelf("/dev/null/shelf");
	struct pty *pty = sitting_open(path);
	pty_assert_text(pty, "word1-");
	pty_assert_row(pty, 23, "cannot be made");
	go_to_sought(pty);
	diple_quit(pty);
}

/* A disk without room: it is said once, and then there is peace. */
static void
full_disk_is_told(void **state)
{
	const char *path = write_book("full.txt", 0, 70, "word");
	char script[5000];
	const char *const env[] = { sitting_shelf(), "DIPLE=", NULL };

	(void)state;
	sitting_new_shelf();
	snprintf(script, sizeof script, "ulimit -f 0; exec '%s' '%s'", sitting_program(), path);
	char *argv[] = { (char[]){ "sh" }, (char[]){ "-c" }, script, NULL };
	struct pty *pty = pty_open(argv, env, 80, 24);
	pty_assert_text(pty, "word1-");
	pty_assert_row(pty, 23, "cannot be kept");
	sitting_type(pty, "j");
	pty_assert_gone(pty, "cannot be kept");
	assert_false(pty_wait_text(pty, "cannot be kept", 500));
	sitting_type(pty, "vpa");
	pty_assert_row(pty, 23, "Highlighted, for this sitting only");
	diple_quit(pty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_back_to_the_words),
		cmocka_unit_test(signals_keep_the_place),
		cmocka_unit_test(marks_stay),
		cmocka_unit_test(man_pages_have_names),
		cmocka_unit_test(highlights_stay),
		cmocka_unit_test(corrections_stay),
		cmocka_unit_test(privacy_is_kept),
		cmocka_unit_test(no_shelf_is_told),
		cmocka_unit_test(full_disk_is_told),
	};

	return cmocka_run_group_tests(tests, sitting_begin, scratch_remove);
}
