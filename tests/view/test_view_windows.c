/* Which windows of its text a view has read. */
#include "view/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/scratch.h"

static unsigned windows_made;

static void
make_blocks(struct analyst *analyst, struct text *text, uint64_t window, struct part *part)
{
	(void)analyst;
	windows_made++;
	if (!window)
		part_add_block(part, &(struct block){ .range = { 0, text_size(text) },
		                                      .kind = BLOCK_VERBATIM });
}

static bool
make_no_quotes(struct analyst *analyst, struct document *document, uint64_t window,
               struct part *part)
{
	(void)analyst, (void)document, (void)window, (void)part;
	return true;
}

static void
keep_analyst(struct analyst *analyst)
{
	(void)analyst;
}

/* The first frame waits for all that is done before it: a view that is made and resized has not looked at its text. */
static void
what_nobody_sees_is_not_read(void **state)
{
	struct analyst analyst = { .blocks = make_blocks,
		                   .quotes = make_no_quotes,
		                   .free = keep_analyst };
	struct buffer lines = { 0 };
	struct theme theme;
	struct error error;

	(void)state;
	for (int i = 0; i < 100; i++)
		buffer_add_string(&lines, "a line\n");
	int fd = scratch_nameless(lines.bytes, lines.size);
	buffer_clear(&lines);
	struct document *d = document_new(text_open_file(fd, &error), "text", "x");
	document_set_analyst(d, &analyst);
	theme_init(&theme, THEME_MONO, false);
	struct view *view = view_new(d, &theme);
	view_resize(view, 10, 40);
	assert_false(view_was_moved(view));
	assert_int_equal(windows_made, 0);
	assert_int_equal(view_scroll(view, 5), 5);
	assert_true(view_was_moved(view));
	assert_true(windows_made > 0);
	view_free(view);
	document_free(d);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_nobody_sees_is_not_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
