#ifndef APP_SCAN_H
#define APP_SCAN_H

#include <stdbool.h>

#include "doc/sink.h"
#include "doc/text.h"

/*
 * Reads a plain text from its start to its end and says everything that is known about it: title, sections, quotations
 * with speakers, line numbers, progress, done. It asks the same functions about the same windows as the analyst does,
 * so the answers for the whole refine those for the view and never contradict them in blocks.
 *
 * With deliver, the text and its blocks, spans and hidden ranges go to the sink too: for a text that is no file of its own.
 */
void scan_plain(struct text *text, bool deliver, struct sink *sink);

#endif
