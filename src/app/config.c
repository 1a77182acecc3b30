/*
 * Lines to settings, keys and commands. What needs a document is kept until there is one.
 */
#include "app/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/line.h"
#include "app/words.h"
#include "base/buffer.h"
#include "base/memory.h"

enum { SIZE_MOST = 256 * 1024 };

void
config_init(struct config *config)
{
	*config = (struct config){ .path = NULL };
	settings_init(&config->settings);
}

static void
clear_lines(struct config_lines *lines)
{
	while (lines->count)
		free(lines->items[--lines->count].text);
	free(lines->items);
}

void
config_clear(struct config *config)
{
	free(config->path);
	binds_clear(&config->binds);
	converters_clear(&config->converters);
	clear_lines(&config->commands);
	clear_lines(&config->mistakes);
	*config = (struct config){ .path = NULL };
}

char *
config_path(void)
{
	const char *base = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	struct buffer b = { 0 };

	/* A relative one is to be ignored, the specification says. */
	if (base && *base == '/')
		buffer_printf(&b, "%s/diple/config", base);
	else if (home && *home)
		buffer_printf(&b, "%s/.config/diple/config", home);
	return b.size ? buffer_take(&b) : NULL;
}

/* ---- lines ---- */

static void
add_line(struct config_lines *lines, unsigned number, char *text)
{
	lines->items =
		memory_grow(lines->items, &lines->capacity, lines->count + 1, sizeof *lines->items);
	lines->items[lines->count++] = (struct config_line){ number, text };
}

static bool
take_set(struct config *config, char *const *words, size_t count, struct error *error)
{
	const struct setting *which;
	char *text = words_join(words, count);
	bool good = settings_assign(&config->settings, text, &which, error);

	free(text);
	return good;
}

static bool
take_bind(struct config *config, char *const *words, size_t count, struct error *error)
{
	return binds_add(&config->binds, words, count, error);
}

static bool
take_unbind(struct config *config, char *const *words, size_t count, struct error *error)
{
	return binds_add_nothing(&config->binds, words, count, error);
}

static bool
take_filter(struct config *config, char *const *words, size_t count, struct error *error)
{
	return converters_add(&config->converters, words, count, error);
}

/* What is done at once, and needs no document. */
static const struct {
	const char *name;
	bool (*take)(struct config *config, char *const *words, size_t count, struct error *error);
} takers[] = {
	{ "set", take_set },
	{ "bind", take_bind },
	{ "unbind", take_unbind },
	{ "filter", take_filter },
};

static bool
take_words(struct config *config, unsigned number, char *const *words, size_t count,
           struct error *error)
{
	const struct command *command;

	for (size_t i = 0; i < sizeof takers / sizeof *takers; i++)
		if (!strcmp(words[0], takers[i].name))
			return takers[i].take(config, words + 1, count - 1, error);
	char *text = words_join(words, count);
	bool good = line_check(text, false, &command, error);
	if (good)
		add_line(&config->commands, number, text);
	else
		free(text);
	return good;
}

void
config_take(struct config *config, unsigned number, const char *line)
{
	struct error error;
	char **words;
	size_t count;

	bool good = words_split_line(line, &words, &count, &error);
	if (good && count)
		good = take_words(config, number, words, count, &error);
	if (!good)
		add_line(&config->mistakes, number, memory_string(error.text));
	words_free(words, count);
}

/* ---- the file ---- */

/* Ends each line where it ends, and takes it. */
static void
take_lines(struct config *config, char *text, size_t size)
{
	static const char mark[] = "\357\273\277";
	char *at = text, *end = text + size;
	unsigned number = 0;

	if (!strncmp(at, mark, sizeof mark - 1))
		at += sizeof mark - 1;
	while (at < end) {
		char *stop = memchr(at, '\n', (size_t)(end - at));
		stop = stop ? stop : end;
		*stop = '\0';
		if (stop > at && stop[-1] == '\r')
			stop[-1] = '\0';
		config_take(config, ++number, at);
		at = stop + 1;
	}
}

/* The whole file in memory, a NUL after it; NULL when it cannot be had. */
static char *
read_whole(const char *path, size_t *size, struct error *error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	char *text = fd < 0 ? NULL : memory_alloc(SIZE_MOST + 1);
	ssize_t n = fd < 0 ? -1 : read(fd, text, SIZE_MOST);
	int problem = errno;

	if (fd >= 0)
		close(fd);
	if (n >= 0 && n < SIZE_MOST) {
		*size = (size_t)n;
		text[n] = '\0';
		return text;
	}
	free(text);
	if (n >= 0)
		error_set(error, "%s is too long for a configuration", path);
	else
		error_set(error, "%s cannot be read: %s", path, strerror(problem));
	errno = n >= 0 ? EFBIG : problem;
	return NULL;
}

bool
config_read(struct config *config, const char *path, bool wanted, struct error *error)
{
	size_t size;
	char *text = read_whole(path, &size, error);

	if (!text && wanted)
		return false;
	if (!text && (errno == ENOENT || errno == ENOTDIR))
		return true;
	config->path = memory_string(path);
	if (text)
		take_lines(config, text, size);
	else
		add_line(&config->mistakes, 0, memory_string(error->text));
	free(text);
	return true;
}

void
config_print_mistake(const struct config *config, size_t i, char *text, size_t size)
{
	const struct config_line *line = &config->mistakes.items[i];
	const char *slash = config->path ? strrchr(config->path, '/') : NULL;
	const char *name = slash ? slash + 1 : config->path ? config->path : "config";

	if (line->number)
		snprintf(text, size, "%s:%u: %s", name, line->number, line->text);
	else
		snprintf(text, size, "%s", line->text);
}
