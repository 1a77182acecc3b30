#ifndef DOC_QUOTE_LIST_H
#define DOC_QUOTE_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/atoms.h"
#include "doc/part.h"
#include "doc/quote.h"

struct quote_count {
	uint64_t all;
	uint64_t outer; /* those that are inside no other */
};

/* Of each choice; none needs no counting. */
struct quote_counts {
	struct quote_count of[QUOTES_NONE];
};

/* How much one speaker says. */
struct speaker_count {
	const char *name;
	uint64_t first; /* where the first quotation starts */
	uint32_t of[QUOTES_NONE];
};

/*
 * All quotations of a document, sorted by their first run's start, in memory that has a limit. They are kept in chunks of few
 * bytes a quotation. When the limit is reached no more are kept, but every chunk's place and number is: a sample, from
 * which whoever can find quotations in the text finds those of one chunk again.
 */
struct quote_list {
	struct quote_chunk *chunks;
	size_t chunk_count, chunk_capacity;
	size_t dropped; /* chunks from this one on are samples */
	uint64_t reach; /* how far apart the quotations of a chunk start at most */
	struct arena *arena;
	struct atoms names;
	struct speaker_count *speakers; /* by the numbers of their names */
	size_t speaker_capacity;
	size_t limit;
	struct quote_counts sealed; /* in chunks */
	enum quote_choice choice;   /* what is asked is answered for these alone */
	struct part recent;         /* the last ones: others may come in between */
	struct part decoded;        /* a chunk ... */
	size_t decoded_chunk;       /* ... this one; SIZE_MAX: none */
	/* Who gets them in their order; none is kept then. NULL: nobody */
	void (*taker)(void *context, const struct quote *quote);
	void *taker_context;
	uint64_t taken; /* where the last one that was taken starts */
};

/* A few quotations that follow each other. */
struct quote_chunk {
	uint64_t start, last;       /* where the first and the last one start */
	struct quote_counts before; /* it */
	const unsigned char *bytes; /* NULL for a sample */
};

void quote_list_init(struct quote_list *list, size_t limit);
void quote_list_clear(struct quote_list *list);

/* Copies it to its place; false when more than WIRE_ORDER_COUNT that start behind it came before it: it is left out. */
bool quote_list_add(struct quote_list *list, const struct quote *quote);

/*
 * Forgets those that start at or after pos; returns pos, or an earlier place where that is in a sample: from there on they have
 * to be found anew.
 */
uint64_t quote_list_cut(struct quote_list *list, uint64_t pos);

/*
 * For a list that is empty: quotations are not kept but given to the taker, once each and in order, by quote_list_pass and when
 * there are too many to wait for others in between.
 */
void quote_list_give(struct quote_list *list,
                     void (*taker)(void *context, const struct quote *quote), void *context);

/* Gives the taker those that start before pos. */
void quote_list_pass(struct quote_list *list, uint64_t pos);

/* True when what comes now will make samples of what came before. */
bool quote_list_is_full(const struct quote_list *list);

/* Where quotations start that are known by samples only; empty when all are kept. */
struct range quote_list_dropped(const struct quote_list *list);

/* All speakers, in no order; those that there is no room for are left out. Valid until the list changes. */
const struct speaker_count *quote_list_speakers(const struct quote_list *list, size_t *count);

/* Numbers and counts, here and below, are those of the list's choice. */
struct quote_count quote_list_count(const struct quote_list *list);

/* What the chunk has before it. */
struct quote_count quote_list_before_chunk(const struct quote_list *list,
                                           const struct quote_chunk *chunk);

/* How many start before pos, which is not in the dropped range. */
struct quote_count quote_list_before(struct quote_list *list, uint64_t pos);

/* Number i, 0 the first, valid until the next call; NULL past the last one and when it is not kept. */
const struct quote *quote_list_number(struct quote_list *list, uint64_t i);

/* The last chunk that starts at or before pos, or that holds number i; NULL when there is none. */
const struct quote_chunk *quote_list_chunk_at(const struct quote_list *list, uint64_t pos);
const struct quote_chunk *quote_list_chunk_of(const struct quote_list *list, uint64_t i);

/* The first position from pos on where one may start that is not kept: no less than pos, the dropped range's end at most. */
uint64_t quote_list_skip(const struct quote_list *list, uint64_t pos);

#endif
