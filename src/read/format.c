/*
 * One row a format. Whoever is surest reads; plain text takes whatever nobody else wants.
 */
#include "read/format.h"

#include <string.h>
#include <strings.h>

#include "read/ansi_sign.h"
#include "read/epub_sign.h"
#include "read/fb2_sign.h"
#include "read/html_charset.h"
#include "read/html_sign.h"
#include "read/info_file.h"
#include "read/mail_code.h"
#include "read/mail_field.h"
#include "read/man_sign.h"
#include "read/markdown_sign.h"
#include "read/odt_sign.h"
#include "read/roff_sign.h"

static int
recognise_text(const char *name, const char *head, size_t n)
{
	(void)name;
	(void)head;
	(void)n;
	return FORMAT_TEXT;
}

static int
recognise_info(const char *name, const char *head, size_t n)
{
	(void)name;
	return info_is_file(head, n) ? FORMAT_SURE : FORMAT_NOT;
}

static int
recognise_mail(const char *name, const char *head, size_t n)
{
	(void)name;
	return mail_is_message(head, n) ? FORMAT_LIKELY : FORMAT_NOT;
}

/* clang-format off */
static const struct format formats[] = {
	{ .name = "text", .title = "plain text", .recognise = recognise_text },
	{ .name = "ansi", .title = "terminal output", .recognise = ansi_sign },
	{ .name = "epub", .title = "EPUB", .recognise = epub_sign, .packed = true, .charsets = epub_charsets },
	{ .name = "fb2", .title = "FictionBook", .recognise = fb2_sign, .charset = fb2_charset },
	{ .name = "html", .title = "HTML", .recognise = html_sign, .charset = html_charset },
	{ .name = "info", .title = "GNU Info", .recognise = recognise_info },
	{ .name = "mail", .title = "e-mail", .recognise = recognise_mail, .next_charset = mail_next_charset },
	{ .name = "man", .title = "manual pages", .recognise = man_sign },
	{ .name = "markdown", .title = "Markdown", .recognise = markdown_sign },
	{ .name = "odt", .title = "OpenDocument", .recognise = odt_sign, .packed = true },
	{ .name = "roff", .title = "the sources of manual pages", .recognise = roff_sign },
};
/* clang-format on */

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

const struct format *
format_pick(const char *name, const char *head, size_t n)
{
	const struct format *best = &formats[0];
	int surest = 0;

	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		int sure = formats[i].recognise(name, head, n);
		if (sure > surest) {
			surest = sure;
			best = &formats[i];
		}
	}
	return best;
}

const struct format *
format_at(size_t i)
{
	return i < FORMAT_COUNT ? &formats[i] : NULL;
}

const struct format *
format_find(const char *name)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++)
		if (!strcmp(formats[i].name, name))
			return &formats[i];
	return NULL;
}

const char *
format_ending(const char *name)
{
	const char *slash = strrchr(name, '/');
	const char *base = slash ? slash + 1 : name;
	const char *dot = strrchr(base, '.');

	/* A name that begins with its only dot has no ending. */
	return dot && dot > base ? dot : "";
}

bool
format_ends(const char *name, const char *const *endings)
{
	const char *ending = format_ending(name);

	for (; *endings; endings++)
		if (!strcasecmp(ending, *endings))
			return true;
	return false;
}
