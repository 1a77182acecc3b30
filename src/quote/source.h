#ifndef QUOTE_SOURCE_H
#define QUOTE_SOURCE_H

#include <stdbool.h>

#include "quote/finding.h"
#include "quote/passage.h"
#include "quote/verb.h"

/*
 * Whether the words before a verb can be its subject, in English: "the specified options" and "Keller's call" have none, and
 * "the report call" does not agree. An empty source may be one.
 */
bool source_agrees(const struct passage *p, struct tokens source, const struct verb_group *group);

/* Whether the source is plainly a person. */
bool source_is_person(const struct passage *p, struct tokens source);

/* Whether somebody is quoted by such a cue and source: in a document that tells of nobody a person is asked for. */
bool source_is_believed(const struct passage *p, struct tokens source, struct tokens cue,
                        bool direct);

#endif
