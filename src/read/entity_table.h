#ifndef READ_ENTITY_TABLE_H
#define READ_ENTITY_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The names that entity.awk compiles in. Only for read/entity.c. No pointers, so that nothing has to be relocated when
 * the program starts.
 */
enum { ENTITY_NAME_LONGEST = 31 };

struct entity_row {
	char name[ENTITY_NAME_LONGEST + 1];
	bool bare;              /* stands for its text without a semicolon too */
	uint32_t first, second; /* code points; second is 0 for most */
};

extern const struct entity_row entity_rows[]; /* sorted by name, as strcmp(3) does */
extern const size_t entity_count;

#endif
