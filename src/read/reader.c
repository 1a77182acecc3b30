/*
 * One row a format. The row of a format whose library is missing is left out, and so is its file (read/local.mk).
 */
#include "read/reader.h"

#include <stdio.h>
#include <string.h>

#include "read/ansi.h"
#include "read/epub.h"
#include "read/fb2.h"
#include "read/html_source.h"
#include "read/info.h"
#include "read/mail.h"
#include "read/man.h"
#include "read/markdown.h"
#include "read/odt.h"
#include "read/roff.h"
#include "read/scan.h"

/* clang-format off */
static const struct reader readers[] = {
	{ "text", scan_source },
	{ "ansi", ansi_source },
	{ "fb2", fb2_source },
	{ "html", html_source },
	{ "info", info_source },
	{ "mail", mail_source },
	{ "man", man_source },
	{ "roff", roff_source },
#if defined(HAVE_LIBARCHIVE) && defined(HAVE_LIBXML2)
	{ "epub", epub_source },
#endif
#ifdef HAVE_LIBARCHIVE
	{ "odt", odt_source },
#endif
#ifdef HAVE_MD4C
	{ "markdown", markdown_source },
#endif
};
/* clang-format on */

const struct reader *
reader_find(const char *format)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (!strcmp(readers[i].format, format))
			return &readers[i];
	return NULL;
}

static void
read_nothing(struct sink *sink)
{
	sink_lines(sink, 0);
	sink_done(sink);
}

void
reader_read(struct source *source, struct sink *sink)
{
	const struct reader *reader = reader_find(source->format->name);
	char note[128];

	if (reader) {
		reader->read(source, sink);
		return;
	}
	bool packed = source->format->packed;
	snprintf(note, sizeof note, "this diple was built without %s%s", source->format->title,
	         packed ? "" : ": shown as plain text");
	sink_note(sink, note);
	if (packed)
		read_nothing(sink);
	else
		scan_source(source, sink);
}
