/*
 * A book is called twice: in its description, and mostly again over its text, there as the author wants it to look. So the title
 * over the text, if it is the book's, stands, and what it leaves out is added.
 */
#include "read/fb2_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "read/folding.h"

enum { AUTHORS_MOST = 64 };

struct author {
	const char *name, *family;
};

struct fb2_book {
	struct arena *arena;
	const char *title, *date, *language, *series; /* "" while nothing was said */
	struct author authors[AUTHORS_MOST];
	size_t author_count;
	struct buffer name; /* of the author who comes */
	const char *family, *nickname;
	struct html_tape annotation;
};

struct fb2_book *
fb2_book_new(void)
{
	struct fb2_book *book = memory_zero(1, sizeof *book);

	book->arena = arena_new();
	book->title = book->date = book->language = book->series = "";
	book->family = book->nickname = "";
	return book;
}

void
fb2_book_free(struct fb2_book *book)
{
	arena_free(book->arena);
	buffer_clear(&book->name);
	html_tape_clear(&book->annotation);
	free(book);
}

struct html_tape *
fb2_book_annotation(struct fb2_book *book)
{
	return &book->annotation;
}

/* ---- what it says ---- */

static void
add_name(struct fb2_book *book, const char *name)
{
	if (book->name.size)
		buffer_add_byte(&book->name, ' ');
	buffer_add_string(&book->name, name);
	book->family = arena_string(book->arena, name);
}

static void
end_author(struct fb2_book *book)
{
	bool named = book->name.size > 0;
	const char *name = named ? arena_string(book->arena, book->name.bytes) : book->nickname;

	if (*name && book->author_count < AUTHORS_MOST)
		book->authors[book->author_count++] =
			(struct author){ name, named ? book->family : name };
	buffer_reset(&book->name);
	book->family = book->nickname = "";
}

/* The first one counts. */
static void
keep_first(struct fb2_book *book, const char **fact, const char *text)
{
	if (!**fact)
		*fact = arena_string(book->arena, text);
}

void
fb2_book_add(struct fb2_book *book, enum fb2_fact fact, const char *text)
{
	if (fact == FB2_AUTHOR)
		end_author(book);
	if (!*text)
		return;
	switch (fact) {
	case FB2_TITLE:
		keep_first(book, &book->title, text);
		break;
	case FB2_NAME:
		add_name(book, text);
		break;
	case FB2_NICKNAME:
		keep_first(book, &book->nickname, text);
		break;
	case FB2_DATE:
		keep_first(book, &book->date, text);
		break;
	case FB2_LANGUAGE:
		keep_first(book, &book->language, text);
		break;
	case FB2_SERIES:
		keep_first(book, &book->series, text);
		break;
	case FB2_AUTHOR:
		break;
	}
}

void
fb2_book_say_facts(const struct fb2_book *book, struct sink *sink)
{
	if (*book->title)
		sink_title(sink, book->title);
	for (size_t i = 0; i < book->author_count; i++)
		sink_fact(sink, FACT_AUTHOR, book->authors[i].name);
	if (*book->date)
		sink_fact(sink, FACT_DATE, book->date);
	if (*book->language)
		sink_fact(sink, FACT_LANGUAGE, book->language);
}

/* ---- the page ---- */

/* True when one text holds the other, whatever case; at_start: begins with it. */
static bool
holds(const char *text, const char *part, bool at_start)
{
	char folded[FOLDING_MAX], folded_part[FOLDING_MAX];

	folding_of(text, strlen(text), folded);
	size_t n = folding_of(part, strlen(part), folded_part);
	return n &&
	       (at_start ? !strncmp(folded, folded_part, n) : strstr(folded, folded_part) != NULL);
}

/* A title may be written shorter, without what is behind it. */
static bool
is_called(const struct fb2_book *book, const char *line)
{
	return holds(line, book->title, false) || holds(book->title, line, true);
}

static bool
names_author(const struct fb2_book *book, const char *line)
{
	for (size_t i = 0; i < book->author_count; i++)
		if (holds(line, book->authors[i].family, false))
			return true;
	return false;
}

static void
begin(struct rewrite *to, const char *kind)
{
	rewrite_start(to, "div", (const char *[]){ "::block", kind, NULL });
}

static void
say_line(struct rewrite *to, const char *kind, const char *line)
{
	size_t depth = rewrite_depth(to);

	if (!*line)
		return;
	begin(to, kind);
	rewrite_string(to, line);
	rewrite_close(to, depth);
}

static void
say_tape(struct rewrite *to, const char *kind, const struct html_tape *tape)
{
	size_t depth = rewrite_depth(to);

	begin(to, kind);
	rewrite_replay(to, tape);
	rewrite_close(to, depth);
}

static void
say_authors(const struct fb2_book *book, struct rewrite *to)
{
	struct buffer line = { 0 };

	for (size_t i = 0; i < book->author_count; i++) {
		buffer_add_string(&line, i ? ", " : "");
		buffer_add_string(&line, book->authors[i].name);
	}
	say_line(to, "byline", buffer_string(&line));
	buffer_clear(&line);
}

static void
say_annotation(const struct fb2_book *book, struct rewrite *to)
{
	if (!book->annotation.events.size)
		return;
	rewrite_replay(to, &book->annotation);
	rewrite_void(to, "hr", NULL);
}

bool
fb2_book_say_page(const struct fb2_book *book, struct rewrite *to, struct sink *sink,
                  const struct html_tape *title, const char *line)
{
	bool titles = line && (!*book->title || is_called(book, line));
	bool names = line && names_author(book, line);

	if (line && !*book->title)
		sink_title(sink, line);
	if (titles)
		say_tape(to, "title", title);
	else
		say_line(to, "title", book->title);
	if (names && !titles)
		say_tape(to, "byline", title);
	else if (!names)
		say_authors(book, to);
	say_line(to, "subtitle", book->series);
	say_annotation(book, to);
	return titles || names || !line;
}
