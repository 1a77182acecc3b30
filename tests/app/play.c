/* The app on a stage: no terminal, no child, time only where the loop is asked. */
#include "tests/app/play.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/analyst.h"
#include "app/app.h"
#include "app/quoting.h"
#include "read/scan.h"
#include "tests/golden.h"
#include "tests/paths.h"

struct stage {
	struct loop *loop;
	struct app *app;
	struct frame frame;
	int rows, columns;
};

static void
open_document(struct stage *stage, const char *name)
{
	struct error error;
	int fd = open(paths_source(name), O_RDONLY | O_CLOEXEC);

	assert_true(fd >= 0);
	struct text *text = text_open_file(fd, &error);
	assert_non_null(text);
	struct document *document = document_new(text, "text", name);
	document_set_analyst(document, analyst_plain());
	struct quoting *quoting = quoting_new(text, false, document_sink(document));
	scan_text(text, false, quoting_sink(quoting));
	quoting_free(quoting);
	app_add(stage->app, document);
}

/* As the program does after every turn. */
static void
settle(struct stage *stage)
{
	while (app_has_work(stage->app) && app_work(stage->app))
		continue;
	app_draw(stage->app, &stage->frame);
}

static void
press(struct stage *stage, struct key key)
{
	struct key_event event = { .key = key };

	app_key(stage->app, &event);
	settle(stage);
}

static void
type_keys(struct stage *stage, char *keys)
{
	for (char *save, *name = strtok_r(keys, " ", &save); name;
	     name = strtok_r(NULL, " ", &save)) {
		struct key key;
		if (*name == '\'' && name[1]) {
			for (const char *c = name + 1; *c; c++)
				press(stage,
				      (struct key){ *c == '_' ? ' ' : (unsigned char)*c, 0 });
		} else {
			if (!key_parse(name, &key))
				fail_msg("no key is called %s", name);
			press(stage, key);
		}
	}
}

static void
write_screen(struct stage *stage, struct buffer *to)
{
	struct frame *f = &stage->frame;

	settle(stage);
	for (int row = 0; row < f->rows; row++) {
		size_t last = to->size;
		for (int column = 0; column < f->columns; column++) {
			const struct cell *cell = &f->cells[row * f->columns + column];
			char one[4];
			size_t n;
			if (!cell->width)
				continue;
			const char *text = frame_text(f, cell, one, &n);
			buffer_add(to, text, n);
			if (n != 1 || *text != ' ')
				last = to->size;
		}
		to->size = last;
		buffer_add_byte(to, '\n');
	}
	buffer_printf(to, "---- %d x %d", f->columns, f->rows);
	if (f->cursor_row >= 0)
		buffer_printf(to, ", cursor at %d, %d", f->cursor_row, f->cursor_column);
	buffer_printf(to, "%s\n", app_has_quit(stage->app) ? ", left" : "");
}

static void
play_line(struct stage *stage, char *line, struct buffer *to)
{
	if (!strncmp(line, "open ", 5)) {
		open_document(stage, line + 5);
	} else if (sscanf(line, "size %d %d", &stage->columns, &stage->rows) == 2) {
		app_resize(stage->app, stage->rows, stage->columns);
	} else if (!strncmp(line, "keys ", 5)) {
		buffer_printf(to, "%s\n", line);
		type_keys(stage, line + 5);
	} else if (!strcmp(line, "copied")) {
		char *text = app_take_copy(stage->app);
		buffer_printf(to, "---- copied\n%s\n----\n", text ? text : "");
		free(text);
	} else if (!strcmp(line, "screen")) {
		write_screen(stage, to);
	} else if (*line == '#') {
		buffer_printf(to, "%s\n", line);
	} else if (*line) {
		fail_msg("not understood: %s", line);
	}
}

void
play(const char *script, struct buffer *to)
{
	struct app_options options = { .colours = THEME_MONO };
	struct stage stage = { .loop = loop_new(), .rows = 24, .columns = 80 };
	char *copy = strdup(script);

	stage.app = app_new(stage.loop, &options);
	for (char *save, *line = strtok_r(copy, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save))
		play_line(&stage, line, to);
	app_free(stage.app);
	frame_clear(&stage.frame);
	loop_free(stage.loop);
	free(copy);
}

void
play_check(void **state)
{
	char name[128];
	struct buffer got = { 0 };

	snprintf(name, sizeof name, "tests/app/%s.keys", (const char *)*state);
	char *script = golden_read(name, NULL);
	play(script, &got);
	snprintf(name, sizeof name, "tests/app/%s.screen", (const char *)*state);
	golden_check(name, got.bytes, got.size);
	free(script);
	buffer_clear(&got);
}
