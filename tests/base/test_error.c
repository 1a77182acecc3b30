/* Sentences for the user, whole and valid however long they would be. */
#include "base/error.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

static void
test_sentence(void **unused)
{
	struct error error = { "" };

	(void)unused;
	error_set(&error, "%s is %d years old", "The mill", 312);
	assert_string_equal(error.text, "The mill is 312 years old");
	error_set(&error, "%s", "");
	assert_string_equal(error.text, "");
}

static void
test_errno(void **unused)
{
	struct error error = { "" };

	(void)unused;
	errno = ENOENT;
	error_set_errno(&error, "cannot open %s", "x");
	assert_true(strncmp(error.text, "cannot open x: ", 15) == 0);
	assert_string_equal(error.text + 15, strerror(ENOENT));
}

/* Cut at every place inside a code point of each length. */
static void
test_cut(void **unused)
{
	static const char *const letters[] = { "a", "\u00e9", "\u20ac", "\U0001f600" };
	char text[700];
	struct error error = { "" };

	(void)unused;
	for (size_t i = 0; i < 4; i++)
		for (size_t lead = 0; lead < 4; lead++) {
			size_t length = strlen(letters[i]), n = lead;
			memset(text, 'z', lead);
			while (n + length < sizeof text) {
				memcpy(text + n, letters[i], length);
				n += length;
			}
			text[n] = '\0';
			error_set(&error, "%s", text);
			size_t kept = strlen(error.text);
			assert_in_range(kept, sizeof error.text - 4, sizeof error.text - 1);
			assert_int_equal(utf8_valid_prefix(error.text, kept), kept);
			errno = EIO;
			error_set_errno(&error, "%s", text);
			kept = strlen(error.text);
			assert_in_range(kept, sizeof error.text - 4, sizeof error.text - 1);
			assert_int_equal(utf8_valid_prefix(error.text, kept), kept);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentence),
		cmocka_unit_test(test_errno),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
