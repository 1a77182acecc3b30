/*
 * What was amended by hand is little, so it is a plain list that is gone through for each quotation that is handed out; while it is
 * empty, which it nearly always is, nothing is.
 */
#include "doc/amendments.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum amendment_kind { AMENDS_REMOVE, AMENDS_SPEAKER, AMENDS_NAME };

struct amendment {
	enum amendment_kind kind;
	struct range run; /* of the quotation */
	char *from, *to;  /* names; to may be NULL */
};

static void
forget(struct amendment *amendment)
{
	free(amendment->from);
	free(amendment->to);
}

void
amendments_clear(struct amendments *a)
{
	for (size_t i = 0; i < a->count; i++)
		forget(&a->list[i]);
	free(a->list);
	*a = (struct amendments){ 0 };
}

static void
add(struct amendments *a, enum amendment_kind kind, struct range run, const char *from,
    const char *to)
{
	a->list = memory_grow(a->list, &a->capacity, a->count + 1, sizeof *a->list);
	a->list[a->count++] = (struct amendment){ .kind = kind,
		                                  .run = run,
		                                  .from = from ? memory_string(from) : NULL,
		                                  .to = to && *to ? memory_string(to) : NULL };
}

void
amendments_remove(struct amendments *a, const struct quote *quote)
{
	add(a, AMENDS_REMOVE, quote->runs[0], NULL, NULL);
}

void
amendments_speaker(struct amendments *a, const struct quote *quote, const char *speaker)
{
	add(a, AMENDS_SPEAKER, quote->runs[0], NULL, speaker);
}

void
amendments_rename(struct amendments *a, const char *from, const char *to)
{
	add(a, AMENDS_NAME, (struct range){ 0, 0 }, from, to);
}

bool
amendments_undo(struct amendments *a)
{
	if (!a->count)
		return false;
	forget(&a->list[--a->count]);
	return true;
}

static bool
is_of(const struct amendment *amendment, const struct quote *quote)
{
	return amendment->run.start == quote->runs[0].start &&
	       amendment->run.end == quote->runs[0].end;
}

const char *
amendments_speaker_of(const struct amendments *a, const struct quote *quote)
{
	const char *speaker = quote->speaker;

	for (size_t i = 0; i < a->count; i++) {
		const struct amendment *amendment = &a->list[i];
		if (amendment->kind == AMENDS_SPEAKER && is_of(amendment, quote))
			speaker = amendment->to;
		else if (amendment->kind == AMENDS_NAME && speaker &&
		         !strcmp(speaker, amendment->from))
			speaker = amendment->to;
	}
	return speaker;
}

bool
amendments_removes(const struct amendments *a, const struct quote *quote)
{
	for (size_t i = 0; i < a->count; i++)
		if (a->list[i].kind == AMENDS_REMOVE && is_of(&a->list[i], quote))
			return true;
	return false;
}

bool
amendments_next_removed(const struct amendments *a, size_t *i, struct range *run)
{
	for (; *i < a->count; (*i)++)
		if (a->list[*i].kind == AMENDS_REMOVE) {
			*run = a->list[(*i)++].run;
			return true;
		}
	return false;
}
