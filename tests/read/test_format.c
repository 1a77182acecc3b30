/*
 * What a document is, by its first bytes and its name. A new format adds its rows, with what must not be taken for it.
 */
#include "read/format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct sample {
	const char *name;
	const char *head;
	const char *format;
};

static const struct sample samples[] = {
	/* ---- plain text ---- */
	{ "", "", "text" },
	{ "README", "words", "text" },
	{ "notes.txt", "One thing.\n\nAnother thing.\n", "text" },

	/* ---- GNU Info ---- */
	{ "", "This is a.info.\n\n\037\nFile: a.info,  Node: Top,  Up: (dir)\n\nA\n*\n", "info" },
	{ "a.txt", "\037\nFile: a, Node: Top\n", "info" },
	{ "a.info", "a\n\037\nIndirect:\na.info-1: 20\n\037\nTag Table:\n", "info" },
	{ "a.info", "a\n\037\nTag Table:\nNode: Top\1771\n", "info" },
	{ "a.info", "File: a.info,  Node: Top,  Up: (dir)\n\nA\n*\n", "text" },
	{ "a.info", "one\n\037\ntwo\n\037\n", "text" },

	/* ---- e-mail ---- */
	{ "", "From: a@b\nTo: c@d\nSubject: e\nDate: f\n\ng\n", "mail" },
	{ "", "From a@b Mon Jan  1 10:00:00 2024\nFrom: a\nMessage-ID: <x>\n\ng\n", "mail" },
	{ "", "Received: from a\n by b\nMIME-Version: 1.0\n\ng\n", "mail" },
	{ "", "From: a@b\nSubject: e\n\ng\n", "text" },
	{ "", "To: my readers\nFrom: the author\nSubject: gulls\n\ng\n", "text" },
	{ "a.eml", "From: a@b\nTo: c@d\nSubject: e\nDate: f\nA line\n\ng\n", "text" },
	{ "", "Title: a\nDate: f\n\ng\n", "text" },
	{ "", "From the harbour to the mill is a mile.\n", "text" },

	/* ---- Markdown ---- */
	{ "notes.md", "words", "markdown" },
	{ "/a.b/NOTES.Markdown", "words", "markdown" },
	{ "notes.md", "", "text" },
	{ "notes.md/other", "words", "text" },
	{ ".md", "words", "text" },

	/* ---- FictionBook ---- */
	{ "", "<?xml version='1.0'?>\n<FictionBook xmlns='x'>", "fb2" },
	{ "book.xml",
	  "\xef\xbb\xbf<!-- a --><!DOCTYPE FictionBook [<!ENTITY a 'b'>]><x:FictionBook>", "fb2" },
	{ "book.fb2", "<?xml version='1.0'?><FictionBooks>", "text" },
	{ "book.fb2", "words of a <FictionBook>", "text" },
	{ "", "<?xml version='1.0'?><a><FictionBook>", "text" },
	{ "", "<!DOCTYPE FictionBook [<FictionBook>", "text" },

	/* ---- flat OpenDocument ---- */
	{ "",
	  "<?xml version='1.0'?>\n<office:document a='b'\n office:mimetype='application/"
	  "vnd.oasis.opendocument.text'>",
	  "odt" },
	{ "a.fodt",
	  "<office:document office:mimetype='application/vnd.oasis.opendocument.graphics'>",
	  "text" },
	{ "a.fodt", "<office:document-meta a='application/vnd.oasis.opendocument.text'>", "text" },
	{ "a.odt", "words", "text" },

	/* ---- HTML ---- */
	{ "", "<!DOCTYPE html>\n<p>words", "html" },
	{ "", "<!-- a\nb --><!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>", "html" },
	{ "", "\xef\xbb\xbf<html lang='en'>", "html" },
	{ "", "\n  <HTML>\n", "html" },
	{ "", "<?xml version='1.0'?>\n<?x y?><html xmlns='http://www.w3.org/1999/xhtml'>", "html" },
	{ "", "<head><title>A page</title>", "html" },
	{ "", "<title>A page</title>words", "html" },
	{ "page.HTM", "words <b>bold</b>", "html" },
	{ "page.html", "no tags at all, 3 < 4\n", "text" },
	{ "page.html", "", "text" },
	{ "notes.md", "<!doctype html>\n", "html" },
	{ "notes.md", "<h1 align='center'>Name</h1>\n\nWords.\n", "markdown" },
	{ "", "<h1 align='center'>Name</h1>\n\nWords.\n", "text" },
	{ "", "The tag <html> comes first:\n\n    <html>\n", "text" },
	{ "", "<htmlish>\n", "text" },
	{ "", "<?xml version='1.0'?><rss><title>A feed</title>", "text" },
	{ "feed.html", "<?xml version='1.0'?><rss><p>A feed</p>", "text" },
	{ "", "<!DOCTYPE svg><svg/>", "text" },
	{ "", "<?php echo 1 ?><html>", "text" },
	/* By marks alone, as from a pipe. */
	{ "", "# Harbour\n\nWords.\n\n## Install\n\n```\nmake\n```\n", "markdown" },
	{ "README",
	  "Harbour\n=======\n\n[![b](b.svg)](https://b.example/)\n\n## Use\n\nSee **here**.\n",
	  "markdown" },
	{ "notes.txt", "## One\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n## Two\n", "markdown" },
	{ "",
	  "Answer:\n\n### Why\n\n- **Lamps** are hot\n- **Boats** are not\n\n### How\n\nSo.\n\n"
	  "### When\n\n**Now** and **then**.\n",
	  "markdown" },
	/* What has a few of them, or all in a listing. */
	{ "", "# One\n\nWords.\n\n# Two\n\nMore words.\n\n# Three\n\nAnd more.\n", "text" },
	{ "", "#! /bin/sh\n\n## One\n\n## Two\n\n## Three\n\n```\nx\n```\n", "text" },
	{ "build.sh", "# One\n\n## Two\n\n## Three\n\n```\nx\n```\n", "text" },
	{ "", "## One\n\n## Two\n\nint a;\nint b;\nint c;\n\n```\nx\n```\n", "text" },
	{ "", "Words with *some* stress, and [a remark] (in brackets).\n\n- one\n- two\n", "text" },
	{ "", "Title\n=====\n\n.. note::\n\n   Words\n\n.. code::\n\n## a\n\n## b\n\n```\nx\n```\n",
	  "text" },
	{ "",
	  "= Title\n\n== One\n\n[source,c]\n----\n## a\n\n## b\n\n## "
	  "c\n----\n\nhttp://a.b/[c](d.e)\n",
	  "text" },
	{ "", "commit 1234\n\n## One\n\n## Two\n\n## Three\n\n```\nx\n```\n", "text" },
	{ "", "diff --git a/b b/b\n@@ -1 +1 @@\n## One\n\n## Two\n\n```\nx\n```\n", "text" },
	{ "", ".TH LS 1\n\n## One\n\n## Two\n\n## Three\n\n```\nx\n```\n", "roff" },

	/* ---- manual pages ---- */
	{ "", "LS(1)     User Commands     LS(1)\n\nNAME\n       ls - list\n", "man" },
	{ "ls.txt", "\n\nls(1)  User Commands  LS(1)\n\nN\bNA\bA\n   ls\n", "man" },
	{ "", "LS(1)\tUser\t\tLS(1)\n\n\033[1mNAME\033[0m\n\tls - list\n", "man" },
	{ "", "A page(3pm)    Perl    A page(3pm)\n\nNAME\n    A page\n", "man" },
	{ "", "x(n)               x(n)\nNAME\n    x\n", "man" },
	{ "", "LS(1)     User Commands     CAT(1)\n\nNAME\n       ls\n", "text" },
	{ "", "LONG_NAME(1LONG\b_\bN\bA\bM\bE\b(1)\n\nN\bNA\bA\n   x\n", "man" },
	{ "", "LONG_NAME(1LONG\b_\bN\bA\bM\bE\b(1)\n\n\xc3\xa4\b\xc3\xa4\n   x\n", "man" },
	{ "", "LONG_NAME(1LONG\b_\bN\bA\bM\bE\b(1)\n\nNA\n   x\n", "text" },
	{ "", "LS(1) and LS(1)\n\nNAME\n       ls\n", "text" },
	{ "", "LS(1)     User Commands     LS(1)\n\n  words\n", "text" },
	{ "", "LS(1)     User Commands     LS(1)\n\nMore\nwords\n", "text" },
	{ "", "f(10)     g     f(10)\n\nNAME\n     f\n", "text" },

	/* ---- sources of manual pages ---- */
	{ "", ".TH LS 1\n.SH NAME\nls\n", "roff" },
	{ "ls.txt", ".\\\" A comment\n'\\\" t\n\n.TH LS 1\n", "roff" },
	{ "", "\\\" A comment\n.Dd May 1, 2024\n.Dt LS 1\n", "roff" },
	{ "", ".so man1/ls.1\n", "roff" },
	{ "", ".de Sp\n.if t .sp\nwhatever\n..\n.TH LS 1\n", "roff" },
	{ "ls.1", ".SH NAME\nls\n", "roff" },
	{ "x.3ssl", "'br\n.SH NAME\nls\n", "roff" },
	{ "", ".SH NAME\nls\n", "text" },
	{ "ls.1", "A page about .TH\n.TH LS 1\n", "text" },
	{ "", ".THE END\n", "text" },
	{ "", "...\nand so on\n.TH\n", "text" },
	{ "", "'Tis said\n", "text" },
	{ "v1.2", ".gitignore\n.mailmap\n", "text" },
	{ "list", ".gitignore\n.mailmap\n", "text" },

	/* ---- terminal output ---- */
	{ "", "\033[33mcommit 12ab\033[m\nAuthor: Mara Lin\n", "ansi" },
	{ "list.md", "\033[01;34mfolder\033[0m  file\n", "ansi" },
	{ "", "\033]8;;https://example.org/\033\\words\033]8;;\033\\\n", "ansi" },
	{ "", "N\bNA\bAM\bME\bE\n", "ansi" },
	{ "", "_\bw_\bo_\br_\bd and \xc3\xa9\b\xc3\xa9\n", "ansi" },
	{ "", "a stray \033 byte, and \033[31m once\n", "text" },
	{ "", "one \033[1m, two \033[0m, but \033 and \033P and \033]\n", "text" },
	{ "", "typed ab\b\b\bwrong\b\b\n", "text" },
	{ "", "write \\033[31m and \\e[0m\n", "text" },
};

static void
picks(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct sample *s = &samples[i];
		const struct format *format = format_pick(s->name, s->head, strlen(s->head));
		if (strcmp(format->name, s->format) != 0)
			fail_msg("%s: %.60s: %s, not %s", s->name, s->head, format->name,
			         s->format);
	}
}

/* What is no text, so that a string would not do. */
static void
picks_archives(void **state)
{
#define FILE_HEADER "PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\24\0\0\0\24\0\0\0\10\0\0\0"
	static const struct {
		const char *name, *head;
		size_t n;
		const char *format;
	} cases[] = {
#define HEAD(bytes) bytes, sizeof bytes - 1
		{ "", HEAD(FILE_HEADER "mimetypeapplication/epub+zip"), "epub" },
		{ "book.txt", HEAD(FILE_HEADER "mimetypeapplication/epub+zipPK\3\4"), "epub" },
		{ "", HEAD(FILE_HEADER "META-INF/container.xml<container/>"), "epub" },
		{ "book.epub", HEAD(FILE_HEADER "a.xhtml"), "epub" },
		{ "Book.EPUB", HEAD("#!/bin/sh\n" FILE_HEADER), "epub" },
		{ "book.epub", HEAD("PK\5\6\0\0"), "epub" },
		{ "", HEAD(FILE_HEADER "mimetypeapplication/vnd.oasis.opendocument.text"), "odt" },
		{ "a.zip",
		  HEAD(FILE_HEADER "mimetypeapplication/vnd.oasis.opendocument.text-template"),
		  "odt" },
		{ "a.ods",
		  HEAD(FILE_HEADER "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
		  "text" },
		{ "a.odt", HEAD(FILE_HEADER "content.xml"), "odt" },
		{ "", HEAD(FILE_HEADER "content.xml"), "text" },
		{ "", HEAD(FILE_HEADER "mimetype"), "text" },
		{ "book.epub", HEAD("just words"), "text" },
		{ "book.zip", HEAD(FILE_HEADER "a.xhtml"), "text" },
		{ "", HEAD(FILE_HEADER "[Content_Types].xml"), "text" },
		{ "", HEAD("mimetypeapplication/epub+zip META-INF/container.xml"), "text" },
#undef HEAD
	};
#undef FILE_HEADER

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(format_pick(cases[i].name, cases[i].head, cases[i].n)->name,
		                    cases[i].format);
}

static void
names(void **state)
{
	(void)state;
	assert_ptr_equal(format_find("text"), format_pick("", "", 0));
	assert_string_equal(format_find("markdown")->title, "Markdown");
	assert_null(format_find("no such format"));
}

static void
endings(void **state)
{
	static const char *const list[] = { ".htm", ".html", NULL };
	static const struct {
		const char *name, *ending;
		bool listed;
	} cases[] = {
		{ "", "", false },
		{ "page", "", false },
		{ "page.html", ".html", true },
		{ "a.b/page", "", false },
		{ ".html", "", false },
		{ "a.txt/PAGE.HTM", ".HTM", true },
		{ "page.html.gz", ".gz", false },
		{ "page.", ".", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(format_ending(cases[i].name), cases[i].ending);
		assert_int_equal(format_ends(cases[i].name, list), cases[i].listed);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(picks),
		cmocka_unit_test(picks_archives),
		cmocka_unit_test(names),
		cmocka_unit_test(endings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
