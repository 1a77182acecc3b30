#ifndef APP_SHELF_STATE_H
#define APP_SHELF_STATE_H

#include "app/shelf.h"
#include "base/error.h"
#include "shelf/recall.h"
#include "shelf/store.h"

/* What the files of the shelf share. */

enum { MARKS_WAITING_MAX = 16 };

/* A mark that is not on the disk yet. */
struct waiting_mark {
	unsigned visit; /* its id */
	struct annotation annotation;
};

struct shelf {
	struct app *app;
	char *folder;
	struct recall *recall; /* NULL: not read yet */
	struct store *store;   /* NULL: not opened yet, or hopeless */
	bool hopeless;
	bool changed; /* something was kept since the file of last places was written */
	int timer;    /* 0: none */
	struct waiting_mark waiting[MARKS_WAITING_MAX];
	size_t waiting_count;
	int64_t *dropped; /* numbers of annotations that are to be deleted */
	size_t dropped_count, dropped_capacity;
};

/* True when something may be kept: there is a shelf, and the reader has not asked for privacy. */
bool shelf_keeps(const struct shelf *shelf);

/* Calls shelf_tidy after so many milliseconds, unless that is planned already. */
void shelf_plan(struct shelf *shelf, int64_t delay_ms);

/* Does what is to be done on the disk. False when something is busy. */
bool shelf_tidy(struct shelf *shelf);

/* Opens the shelf if it is not open; false when it cannot be, now or (hopeless) at all. */
bool shelf_open(struct shelf *shelf);

/* Asks the shelf about a document that it was not asked about. */
enum store_answer shelf_ask(struct shelf *shelf, struct visit *visit);

/* What failed because the shelf is damaged is tried again on a new one. */
void shelf_fail(struct shelf *shelf, const struct error *error);

/* shelf_annotations.c: true when something is to be done for highlights and corrections; does it, false when the shelf is busy. */
bool shelf_has_annotations(const struct shelf *shelf, const struct visit *visit);
bool shelf_tidy_annotations(struct shelf *shelf, struct visit *visit);
bool shelf_tidy_dropped(struct shelf *shelf);

/* Something could not be kept. */
void shelf_complain(struct shelf *shelf, const struct error *error);

#endif
