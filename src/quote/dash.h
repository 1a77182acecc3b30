#ifndef QUOTE_DASH_H
#define QUOTE_DASH_H

#include "quote/finding.h"
#include "quote/passage.h"

/*
 * Speech that a dash opens, as Spanish, French and Russian write dialogue: "— Hola —dijo ella—. ¿Vienes?" Looks at
 * a paragraph that starts with a dash and holds no quotation marks; true when it is speech.
 */
bool dash_find(const struct passage *p, struct findings *f);

/*
 * Words in marks that no cue took, with the narrator's remark inside: « Le pont, dit-il, est fermé. » They are one quotation of
 * two runs, without the remark.
 */
void dash_split_spans(const struct passage *p, struct findings *f);

#endif
