#ifndef APP_READING_STATE_H
#define APP_READING_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "app/reading.h"
#include "app/spool.h"

enum reading_made {
	MADE_NOT,
	MADE_PAGE, /* of the manual */
	MADE_ANY,  /* by a converter: it is looked at as any file is */
};

/*
 * What a reading is in the middle of. Only for src/app/reading*.c.
 */
struct reading {
	struct loop *loop;
	char *name;
	char *path;              /* NULL for standard input */
	char *inner;             /* the name of what is in a compressed file; NULL: it is none */
	char *encoding, *type;   /* the user's hints */
	bool text_only, at_once; /* of the options */
	char *reader;            /* NULL: found when it is needed */
	struct watch_limits limits;
	size_t head; /* bytes that told what it is */

	struct spool *spool; /* NULL for a regular file */
	int fd;              /* the regular file, or the spool's: borrowed then */
	struct stat stat;    /* the regular file, when it was last looked at */
	struct stat coming;  /* what was seen of it since, once; for what is read through a spool */
	bool regular;        /* what is in the spool comes from a regular file */
	const struct converters *converters; /* NULL: none */
	struct converter
		converter;      /* for this file; no words: none. Its words are the converters' */
	bool converting;        /* it waits for the whole file */
	bool converted;         /* it was started */
	bool foreign;           /* without a converter there is nothing to show */
	bool typeset;           /* a program that sets pages was sought */
	enum reading_made made; /* what is read is a program's */
	unsigned links;         /* pages that only named another one, so far */
	int origin; /* a regular file that a program makes something of, in case that it does not; -1 */
	bool own_text; /* the document's text is that file */
	bool decided;  /* what it is will not change any more */
	bool wanted;   /* reading_start was called */
	bool done;
	struct error problem; /* what came through the pipe cannot be shown */
	struct document *document;

	struct worker *worker; /* of the present round; NULL: none */
	uint64_t asked;        /* how much of an own text it looks at */
	unsigned rounds;
	int round_timer;
	int64_t round_ms, growth_ms; /* when the last round ended, when something came last */
	bool hopeless;               /* a round failed: no other one */
	bool told; /* a text that is delivered has been, though the pipe may not have ended */
	bool cut;  /* not all of the input could be had */

	int follow_timer;    /* 0: not followed */
	unsigned generation; /* how often the document began anew */
	struct reading_news news;
};

/* ---- reading.c: rounds ---- */

/* What the user said of the input. */
struct source_hints reading_hints(const struct reading *r);

/* Something that the person at the screen should know at once. */
void reading_tell(struct reading *r, const char *sentence);

/* The same, and nothing more will be found out. */
void reading_cut_short(struct reading *r, const char *why);

/* True while more may come by itself. */
bool reading_is_pouring(const struct reading *r);

/* Bytes of the document's text. */
uint64_t reading_size(const struct reading *r);

/* The reader process's program. */
const char *reading_program(struct reading *r);

/* What the document is called, for those who tell its format by its name. */
const char *reading_inner_name(const struct reading *r);

void reading_stop_rounds(struct reading *r);

/* Sees to it that what is not known yet will be read. */
void reading_plan_round(struct reading *r);

/* More of the text has come. */
void reading_text_grew(struct reading *r, uint64_t before);

/* ---- reading_input.c: what the input is ---- */

/* Looks at the file's first bytes; the document is made, or made anew if it has to be. */
bool reading_decide(struct reading *r, bool anew, struct error *error);

/* Looks at it, and starts the program that makes something of it if there is one and all of it is there. */
bool reading_settle(struct reading *r, bool anew, struct error *error);

/* For now, an empty text: that of the spool's file. */
bool reading_make_empty(struct reading *r, struct error *error);

/* From here on, what a process makes of a file is read, instead of what was read before. Takes the descriptor. */
bool reading_open_producer(struct reading *r, struct producer_task *task, struct error *error);

/* ---- reading_made.c: what programs make of it ---- */

/* True for one that a program is to make something of, once all of it is there. */
bool reading_wants_program(const struct reading *r);

/*
 * Starts that program, or goes on with another file that this one only names; where it cannot be started the file is shown as it
 * is, or false with a sentence.
 */
bool reading_start_program(struct reading *r, struct error *error);

/* What is made has ended without a byte. */
void reading_made_nothing(struct reading *r);

/* Begins with the page of the manual that its name names. */
bool reading_open_page(struct reading *r, struct error *error);

/* Begins with what is open; takes the descriptor. */
bool reading_open_descriptor(struct reading *r, int fd, struct error *error);

#endif
