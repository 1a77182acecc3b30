#ifndef LAYOUT_ASCII_H
#define LAYOUT_ASCII_H

#include <stdbool.h>

#include "layout/flow.h"

/* Lays out a text that is reflowed ASCII as flow_rows does, a few times as fast. False, and nothing done, for any other. */
bool ascii_rows(struct flow *flow, const struct flow_text *text);

#endif
