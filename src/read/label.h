#ifndef READ_LABEL_H
#define READ_LABEL_H

#include <stddef.h>

/* The word beside a number that says what the number counts. */
enum label {
	LABEL_NONE,
	LABEL_VOLUME,
	LABEL_BOOK,
	LABEL_PART,
	LABEL_ACT,
	LABEL_CHAPTER, /* and what stands for one: stave, canto, letter, lesson */
	LABEL_SCENE,
	LABEL_SECTION,
	LABEL_ARTICLE,
	LABEL_APPENDIX,
	LABEL_MINOR,  /* example, exercise, step, question: never holds a chapter */
	LABEL_FIGURE, /* figure, table, plate: captions, not headings */
};

/* The label that n bytes of UTF-8 begin with, in any case: "Chapter", "TEIL"; LABEL_NONE for none. *size are its bytes. */
enum label label_read(const char *s, size_t n, size_t *size);

/* What follows the number inside 第...章 and 제...장, in the same way. */
enum label label_read_inside(const char *s, size_t n, size_t *size);

#endif
