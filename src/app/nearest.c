/* By the distance of Levenshtein: how many letters are to be put in, taken out or changed. */
#include "app/nearest.h"

#include <string.h>

/* How many edits turn one name into the other, at most `most`; case counts as no edit of its own. */
static size_t
distance(const char *a, size_t a_size, const char *b)
{
	enum { NAME_MAX_SIZE = 40 };
	size_t row[NAME_MAX_SIZE + 1], b_size = strlen(b);

	if (a_size > NAME_MAX_SIZE || b_size > NAME_MAX_SIZE)
		return NAME_MAX_SIZE;
	for (size_t j = 0; j <= b_size; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_size; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b_size; j++) {
			size_t change = diagonal + ((a[i - 1] | 0x20) != (b[j - 1] | 0x20));
			size_t other = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
			diagonal = row[j];
			row[j] = change < other ? change : other;
		}
	}
	return row[b_size];
}

struct nearest
nearest_start(const char *name, size_t size)
{
	return (struct nearest){ name, size, NULL, size / 3 + 1 };
}

void
nearest_try(struct nearest *nearest, const char *candidate)
{
	size_t d = distance(nearest->name, nearest->size, candidate);

	if (d < nearest->least || (d == nearest->least && !nearest->best)) {
		nearest->best = candidate;
		nearest->least = d;
	}
}
