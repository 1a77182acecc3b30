#ifndef DOC_QUOTE_H
#define DOC_QUOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/range.h"

enum quote_type {
	QUOTE_DIRECT,   /* the words themselves, in marks */
	QUOTE_INDIRECT, /* reported: "stressed that ..." */
	QUOTE_MIXED,    /* reported, with some words in marks */
	QUOTE_BLOCK,    /* set apart by a layout: reply marks, block quotations */
	QUOTE_TYPE_COUNT,
};

enum quote_strength {
	QUOTE_EXPLICIT,
	QUOTE_INFERRED, /* carried on from the paragraph before, without a sign of its own */
};

/*
 * What somebody is quoted as saying. It has one run, or several: "A," he said, "B." has two, and a quotation
 * of three paragraphs three. The marks belong to the runs. Sorted by the first run's start.
 */
struct quote {
	struct range *
		runs; /* run_count >= 1, sorted, not overlapping; runs of block quotations are whole blocks */
	uint32_t run_count;
	uint8_t type;        /* enum quote_type */
	uint8_t strength;    /* enum quote_strength, of the weakest run */
	uint8_t nested;      /* 1 inside another quotation */
	struct range cue;    /* the verb or noun that tells of speaking; empty when there is none */
	struct range source; /* the words that name the speaker here; empty when there are none */
	const char *
		speaker; /* the one name this person has in the document, or NULL; in the part's arena */
};

/* Which quotations a reader wants to know of, each choice fewer than the one before. */
enum quote_choice {
	QUOTES_ALL,
	QUOTES_EXPLICIT, /* none that is inferred */
	QUOTES_DIRECT,   /* the words themselves: in marks, or set apart */
	QUOTES_NONE,
};

/* The classes of quotations, of which each quotation is in one. */
enum quote_class {
	CLASS_DIRECT,   /* in marks or set apart */
	CLASS_REPORTED, /* indirect */
	CLASS_MIXED,
	CLASS_INFERRED, /* whatever its type */
	CLASS_COUNT,
};

enum quote_class quote_class(const struct quote *quote);

/* "direct", "reported", "mixed", "inferred". */
const char *quote_class_name(enum quote_class class);

bool quote_is_chosen(const struct quote *quote, enum quote_choice choice);

/* "direct", "indirect", "mixed", "block". */
const char *quote_type_name(enum quote_type type);

/* A copy whose runs and speaker lie in the arena. */
struct quote quote_copy(const struct quote *quote, struct arena *arena);

#endif
