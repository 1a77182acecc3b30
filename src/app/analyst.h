#ifndef APP_ANALYST_H
#define APP_ANALYST_H

#include "doc/document.h"

/*
 * Where plain text, quotations and documents meet in the program itself: what a window of a plain text holds, made from
 * the aligned windows around it the moment it is looked at.
 */

/*
 * For document_set_analyst. Blocks, hidden ranges and sections are those of read/plain; the quotations of the blocks that start in a window
 * are found in it and the ones beside it (app/stretch). The text's profile is made with the first question, and again when the text's first window is not
 * what it was.
 */
struct analyst *analyst_plain(void);

#endif
