/*
 * The usual converters are lines of a configuration, read as those are: what --print-config prints is what is run. Several may be
 * there for one format; the first whose program is installed is taken, and the first of all is the one that a person is told to
 * install.
 */
#include "app/converter.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "app/installed.h"
#include "app/words.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "read/foreign.h"

static const struct usual {
	const char *line;
	const char *package; /* as Debian calls it */
} usual[] = {
	{ "*.pdf pdftotext -layout - -", "poppler-utils" },
	{ "*.docx pandoc -s -f docx -t html -V 'pagetitle= '", "pandoc" },
	{ "*.rtf pandoc -s -f rtf -t html -V 'pagetitle= '", "pandoc" },
	{ "*.rtf unrtf --html", "unrtf" },
	{ "*.doc antiword -m UTF-8.txt %f", "antiword" },
	{ "*.doc catdoc -d utf-8", "catdoc" },
	{ "*.xlsx xlsx2csv %f", "xlsx2csv" },
	{ "*.xls xls2csv -d utf-8 %f", "catdoc" },
	{ "*.ppt catppt -d utf-8 %f", "catdoc" },
	{ "*.djvu djvutxt %f", "djvulibre-bin" },
	{ "*.ps gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=txtwrite -sOutputFile=- -",
	  "ghostscript" },
};

enum { USUAL = sizeof usual / sizeof *usual };

/* What a person can do about those for which there is no program that writes to its standard output. */
static const struct {
	const char *ending, *advice;
} others[] = {
	{ ".mobi", "Calibre makes a book in EPUB of it: ebook-convert BOOK.mobi BOOK.epub" },
	{ ".pptx", "LibreOffice makes a PDF of it: soffice --convert-to pdf FILE" },
};

/* ---- the list ---- */

bool
converters_add(struct converters *converters, char *const *words, size_t count, struct error *error)
{
	if (!count || !*words[0] || (count > 1 && !*words[1])) {
		error_set(error, "filter wants a pattern and a program after it");
		return false;
	}
	struct converter c = { memory_string(words[0]), memory_zero(count, sizeof *c.words),
		               count - 1 };
	for (size_t i = 1; i < count; i++)
		c.words[i - 1] = memory_string(words[i]);
	converters->items = memory_grow(converters->items, &converters->capacity,
	                                converters->count + 1, sizeof *converters->items);
	converters->items[converters->count++] = c;
	return true;
}

void
converters_copy(struct converters *to, const struct converters *from)
{
	struct error unused;

	to->usual = from->usual;
	to->confined = from->confined;
	to->forbidden = from->forbidden;
	for (size_t i = 0; i < from->count; i++) {
		const struct converter *c = &from->items[i];
		char **words = memory_zero(c->count + 2, sizeof *words);
		words[0] = c->pattern;
		memcpy(words + 1, c->words, c->count * sizeof *words);
		converters_add(to, words, c->count + 1, &unused);
		free(words);
	}
}

void
converters_clear(struct converters *converters)
{
	for (size_t i = 0; i < converters->count; i++) {
		free(converters->items[i].pattern);
		words_free(converters->items[i].words, converters->items[i].count);
	}
	free(converters->items);
	*converters = (struct converters){ 0 };
}

/* ---- to another process ---- */

static const char own_word[] = "filter=";

char **
converters_words(const struct converters *converters)
{
	char **words = memory_zero(converters->count + 4, sizeof *words);
	size_t n = 0;

	for (size_t i = 0; i < converters->count; i++) {
		const struct converter *c = &converters->items[i];
		char *pattern = words_quote(&c->pattern, 1),
		     *rest = words_quote(c->words, c->count);
		struct buffer b = { 0 };
		buffer_printf(&b, "%s%s %s", own_word, pattern, rest);
		words[n++] = buffer_take(&b);
		free(pattern);
		free(rest);
	}
	if (converters->usual)
		words[n++] = memory_string("usual");
	if (converters->confined)
		words[n++] = memory_string("confined");
	if (converters->forbidden)
		words[n++] = memory_string("forbidden");
	return words;
}

bool
converters_take_word(struct converters *converters, const char *word)
{
	struct error unused;
	char **words;
	size_t count;

	converters->usual = converters->usual || !strcmp(word, "usual");
	converters->confined = converters->confined || !strcmp(word, "confined");
	converters->forbidden = converters->forbidden || !strcmp(word, "forbidden");
	if (strncmp(word, own_word, sizeof own_word - 1) != 0)
		return true;
	bool good = words_split(word + sizeof own_word - 1, &words, &count, &unused) &&
	            converters_add(converters, words, count, &unused);
	words_free(words, count);
	return good;
}

/* ---- which one ---- */

/* A pattern with a slash is one of paths, any other of names. */
static bool
fits(const char *pattern, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash && !strchr(pattern, '/'))
		path = slash + 1;
	return fnmatch(pattern, path, FNM_PATHNAME | FNM_CASEFOLD) == 0;
}

/* The last of a person's that fits the name, or the usual name of what it is. */
static const struct converter *
find_own(const struct converters *converters, const char *name, const struct foreign *foreign)
{
	char usual_name[32] = "";

	if (foreign)
		snprintf(usual_name, sizeof usual_name, "document%s", foreign->ending);
	for (size_t i = converters->count; i--;) {
		const struct converter *c = &converters->items[i];
		if (fits(c->pattern, name) || (foreign && fits(c->pattern, usual_name)))
			return c;
	}
	return NULL;
}

static bool
is_for(const struct usual *row, const char *ending)
{
	size_t n = strlen(ending);

	return !strncmp(row->line + 1, ending, n) && row->line[1 + n] == ' ';
}

/* The usual ones are made into lists when the first is needed, and stay. */
static const struct converter *
parsed(size_t i)
{
	static struct converters all;
	struct error unused;

	for (size_t k = all.count; k < USUAL; k++) {
		char **words;
		size_t count;
		words_split(usual[k].line, &words, &count, &unused);
		converters_add(&all, words, count, &unused);
		words_free(words, count);
	}
	return &all.items[i];
}

static const struct converter *
find_usual(const struct foreign *foreign)
{
	for (size_t i = 0; i < USUAL; i++)
		if (is_for(&usual[i], foreign->ending) && installed(parsed(i)->words[0]))
			return parsed(i);
	return NULL;
}

/* ---- sentences ---- */

/* "install pdftotext (Debian: poppler-utils), or ..." */
static void
say_lack(const struct converters *converters, const char *name, const struct foreign *foreign,
         struct error *error)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!strcmp(others[i].ending, foreign->ending)) {
			error_set(error, "%s is %s, which diple does not read; %s", name,
			          foreign->name, others[i].advice);
			return;
		}
	for (size_t i = 0; i < USUAL; i++) {
		if (!is_for(&usual[i], foreign->ending))
			continue;
		const char *program = parsed(i)->words[0];
		if (converters && converters->usual)
			error_set(error,
			          "%s is %s: install %s (Debian: %s), which makes text of it; or "
			          "put another program into ~/.config/diple/config, as in: "
			          "filter %s",
			          name, foreign->name, program, usual[i].package, usual[i].line);
		else
			error_set(error,
			          "%s is %s, and no filter is set for it; put one into "
			          "~/.config/diple/config, as in: filter %s",
			          name, foreign->name, usual[i].line);
		return;
	}
	error_set(error, "%s is %s, which diple does not read", name, foreign->name);
}

enum conversion
converters_find(const struct converters *converters, const struct source *source, const char *path,
                struct converter *converter, bool *is_foreign, struct error *error)
{
	bool text = !strcmp(source->format->name, "text") && !source->told;
	const struct foreign *foreign =
		text ? foreign_find(path ? path : "", source->head, source->head_size) : NULL;
	bool mine = converters && !source->told;
	const struct converter *own = mine ? find_own(converters, path ? path : "", foreign) : NULL;

	*is_foreign = foreign != NULL;
	*error->text = '\0';
	if (foreign && converters && converters->forbidden) {
		error_set(error, "%s is %s, and --secure allows no program that makes text of it",
		          source->name, foreign->name);
		return CONVERSION_LACKS;
	}
	if (converters && converters->forbidden)
		return CONVERSION_NONE;
	if (!own && foreign && converters && converters->usual)
		own = find_usual(foreign);
	if (own && own->count && !installed(own->words[0])) {
		error_set(error, "%s: the filter's program %s is not installed", source->name,
		          own->words[0]);
		return foreign ? CONVERSION_LACKS : CONVERSION_NONE;
	}
	if (own && own->count) {
		*converter = *own;
		return CONVERSION_FOUND;
	}
	if (!foreign)
		return CONVERSION_NONE;
	say_lack(converters, source->name, foreign, error);
	return CONVERSION_LACKS;
}

/* ---- arguments ---- */

static char *
fill_in(const char *word, const char *path)
{
	struct buffer b = { 0 };

	buffer_add_string(&b, "");
	for (; *word; word++) {
		if (word[0] == '%' && word[1] == 'f') {
			/* A name is no option. */
			if (!b.size && *path == '-')
				buffer_add_string(&b, "./");
			buffer_add_string(&b, path);
			word++;
		} else {
			buffer_add_byte(&b, *word);
			word += word[0] == '%' && word[1] == '%';
		}
	}
	return buffer_take(&b);
}

char **
converter_arguments(const struct converter *converter, const char *path)
{
	char **arguments = memory_zero(converter->count + 1, sizeof *arguments);

	for (size_t i = 0; i < converter->count; i++)
		arguments[i] = fill_in(converter->words[i], path ? path : "/dev/fd/0");
	return arguments;
}

void
converter_arguments_free(char **arguments)
{
	for (size_t i = 0; arguments && arguments[i]; i++)
		free(arguments[i]);
	free(arguments);
}

const char *
converters_usual(size_t i, const char **package)
{
	if (i >= USUAL)
		return NULL;
	*package = usual[i].package;
	return usual[i].line;
}
