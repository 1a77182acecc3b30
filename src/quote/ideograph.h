#ifndef QUOTE_IDEOGRAPH_H
#define QUOTE_IDEOGRAPH_H

#include "quote/finding.h"
#include "quote/passage.h"

/*
 * Direct speech in Chinese and Japanese, by the words beside the marks: 张三说：“桥开着。” and 「橋は開いています」と田中は言った。
 * Takes spans that nobody has taken yet.
 */
void ideograph_find(const struct passage *p, struct findings *f);

#endif
