/* The commands of the configuration, at the prompt. What they change counts at once. */
#include "app/actions.h"
#include "app/state.h"
#include "app/words.h"

typedef bool taker(struct binds *binds, char *const *words, size_t count, struct error *error);

static void
bind(struct app *app, const char *argument, taker *take)
{
	struct error error;
	char **words;
	size_t count;

	bool good = words_split(argument, &words, &count, &error) &&
	            take(&app->binds, words, count, &error);
	if (!good)
		app_say(app, "%s", error.text);
	else if (app->keymap)
		binds_apply(&app->binds, app->binds.count - 1, app->keymap);
	words_free(words, count);
}

void
configure_bind(struct app *app, long count, const char *argument)
{
	(void)count;
	bind(app, argument, binds_add);
}

void
configure_unbind(struct app *app, long count, const char *argument)
{
	(void)count;
	bind(app, argument, binds_add_nothing);
}

void
configure_filter(struct app *app, long count, const char *argument)
{
	struct error error;
	char **words;
	size_t n;

	(void)count;
	bool good = words_split(argument, &words, &n, &error) &&
	            converters_add(&app->converters, words, n, &error);
	app_say(app, "%s",
	        good ? "This counts for what is opened or read again from now on" : error.text);
	words_free(words, n);
}
