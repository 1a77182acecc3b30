#ifndef APP_SEEK_H
#define APP_SEEK_H

#include <stdbool.h>
#include <stdint.h>

#include "app/state.h"
#include "base/error.h"
#include "find/pattern.h"

/* What the files that search share; state.h has what the others ask of them. */

/* How long one step of idle work may take, and how long a key waits for an answer. */
enum { SEEK_STEP_US = 4000 };

/* The pattern of a text, as the switches stand; NULL with a sentence. */
struct pattern *seek_pattern(struct app *app, const char *text, bool whole_word,
                             struct error *error);

/* Starts a search in the present document; false with a sentence when the pattern is no good. */
bool seek_start(struct app *app, const char *text, bool whole_word, uint64_t from,
                struct error *error);

/* The last pattern again from app->from, in the direction that was chosen now. */
void seek_repeat(struct app *app);

/* Works at the first match. */
void seek_first(struct app *app, int64_t budget_us);

/* Shows the first match or says that there is none; false while that is not known. */
bool seek_settle(struct app *app);

/* What stands beside the prompt: the switches, and what was found. */
void seek_prompt_remark(struct app *app);

#endif
