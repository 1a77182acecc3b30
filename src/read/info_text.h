#ifndef READ_INFO_TEXT_H
#define READ_INFO_TEXT_H

#include "read/info_file.h"
#include "read/known.h"

/*
 * An Info manual as a text to be read: the nodes one after the other, their headings without underlines, menus as lists,
 * references as "see Name", and without what is meant for programs. The file is not needed afterwards.
 */
void info_text_make(struct known *text, const struct info_file *file);

#endif
