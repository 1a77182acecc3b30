/*
 * Compressed files are told by their first bytes; what is inside has the name without the suffix.
 */

#include "read/packed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
told_by_content(void **state)
{
	static const struct {
		const char *head;
		size_t n;
		const char *name; /* NULL: not compressed */
	} cases[] = {
		{ "\x1f\x8b\x08\0", 4, "gzip" },
		{ "\x1f\x8b\x08", 3, "gzip" },
		{ "\x1f\x8b", 2, NULL },
		{ "\x1f\x8b\x07", 3, NULL },
		{ "\3757zXZ\0", 6, "xz" },
		{ "\3757zXZ", 5, NULL },
		{ "\x28\xb5\x2f\xfd\x24", 5, "zstd" },
		{ "BZh91AY&SY", 10, "bzip2" },
		{ "BZh1\x17\x72\x45\x38\x50\x90", 10, "bzip2" },
		{ "BZh01AY&SY", 10, NULL },
		{ "BZh9 is how bzip2 begins", 24, NULL },
		{ "PK\3\4", 4, NULL },
#define ZIP "PK\3\4abcdefghijklmnopqrstuv"
		{ ZIP "\5\0__a.fb2", 35, "zip" },
		{ ZIP "\5\0__A.FB2 and so on", 45, "zip" },
		{ ZIP "\5\0__a.fb2", 34, NULL },
		{ ZIP "\3\0__fb2", 33, NULL },
		{ ZIP "\5\0__a.txt", 35, NULL },
		{ ZIP "\377\377__a.fb2", 35, NULL },
#undef ZIP
		{ "", 0, NULL },
		{ "text", 4, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct packing *packing = packing_find(cases[i].head, cases[i].n);
		if (!cases[i].name)
			assert_null(packing);
		else
			assert_string_equal(packing->name, cases[i].name);
	}
}

static void
names_inside(void **state)
{
	static const struct {
		const char *head;
		size_t n;
		const char *name, *inner;
	} cases[] = {
		{ "\x1f\x8b\x08", 3, "ls.1.gz", "ls.1" },
		{ "\x1f\x8b\x08", 3, "/a.gz/ls.1.GZ", "/a.gz/ls.1" },
		{ "\x1f\x8b\x08", 3, "notes", "notes" },
		{ "\x1f\x8b\x08", 3, "a.xz", "a.xz" },
		{ "\x1f\x8b\x08", 3, "/tmp/.gz", "/tmp/.gz" },
		{ "\x1f\x8b\x08", 3, ".gz", ".gz" },
		{ "\x1f\x8b\x08", 3, "", "" },
		{ "\3757zXZ\0", 6, "a.md.xz", "a.md" },
		{ "\x28\xb5\x2f\xfd", 4, "a.zst", "a" },
		{ "BZh91AY&SY", 10, "a.bz2", "a" },
		{ "PK\3\4abcdefghijklmnopqrstuv\5\0__a.fb2", 35, "b.fb2.zip", "b.fb2" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *inner =
			packing_inner_name(packing_find(cases[i].head, cases[i].n), cases[i].name);
		assert_string_equal(inner, cases[i].inner);
		free(inner);
	}
}

static void
limits(void **state)
{
	(void)state;
	assert_int_equal(packed_limit(0), 64 << 20);
	assert_int_equal(packed_limit(1000), (64 << 20) + 64000);
	assert_true(packed_limit(UINT64_MAX / 64) == UINT64_MAX);
	assert_true(packed_limit(UINT64_MAX) == UINT64_MAX);
}

static void
sentences(void **state)
{
	static const int bad[] = {
		PACKED_DAMAGED, PACKED_TOO_MUCH, PACKED_UNKNOWN, PACKED_NO_ROOM, 1, -1
	};

	(void)state;
	assert_null(packed_sentence(PACKED_WHOLE));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_non_null(packed_sentence(bad[i]));
		for (size_t k = 0; k < i; k++)
			assert_true(i == 5 ||
			            strcmp(packed_sentence(bad[i]), packed_sentence(bad[k])) != 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(told_by_content),
		cmocka_unit_test(names_inside),
		cmocka_unit_test(limits),
		cmocka_unit_test(sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
