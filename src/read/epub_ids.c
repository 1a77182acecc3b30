/*
 * Values of attributes called id or name, wherever they stand. One that stands in a comment does no harm: who asks can do
 * without.
 */
#include "read/epub_ids.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct name {
	const char *bytes;
	size_t size;
};

struct epub_ids {
	struct name *names; /* sorted */
	size_t count, capacity;
};

static int
compare(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	size_t n = x->size < y->size ? x->size : y->size;
	int order = n ? memcmp(x->bytes, y->bytes, n) : 0;

	return order ? order : (x->size > y->size) - (x->size < y->size);
}

static bool
is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* True when an attribute of this name ends before the sign at i. */
static bool
is_called(const char *bytes, size_t i, const char *name)
{
	size_t n = strlen(name);

	while (i && is_white(bytes[i - 1]))
		i--;
	return i > n && !memcmp(bytes + i - n, name, n) &&
	       (is_white(bytes[i - n - 1]) || bytes[i - n - 1] == ':');
}

/* The quoted value behind the sign at i; its size is 0 when there is none. */
static struct name
value_behind(const char *bytes, size_t n, size_t i)
{
	for (i++; i < n && is_white(bytes[i]);)
		i++;
	if (i == n || (bytes[i] != '"' && bytes[i] != '\''))
		return (struct name){ NULL, 0 };
	const char *end = memchr(bytes + i + 1, bytes[i], n - i - 1);
	return end ? (struct name){ bytes + i + 1, (size_t)(end - bytes) - i - 1 }
	           : (struct name){ NULL, 0 };
}

struct epub_ids *
epub_ids_new(const char *bytes, size_t n)
{
	struct epub_ids *ids = memory_zero(1, sizeof *ids);
	const char *sign = bytes;

	while (n && (sign = memchr(sign, '=', n - (size_t)(sign - bytes)))) {
		size_t i = (size_t)(sign++ - bytes);
		if (!is_called(bytes, i, "id") && !is_called(bytes, i, "name"))
			continue;
		struct name name = value_behind(bytes, n, i);
		if (!name.size)
			continue;
		ids->names =
			memory_grow(ids->names, &ids->capacity, ids->count + 1, sizeof *ids->names);
		ids->names[ids->count++] = name;
	}
	if (ids->count)
		qsort(ids->names, ids->count, sizeof *ids->names, compare);
	return ids;
}

void
epub_ids_free(struct epub_ids *ids)
{
	if (!ids)
		return;
	free(ids->names);
	free(ids);
}

bool
epub_ids_hold(const struct epub_ids *ids, const char *id)
{
	const struct name wanted = { id, strlen(id) };

	return ids && ids->count &&
	       bsearch(&wanted, ids->names, ids->count, sizeof wanted, compare);
}
