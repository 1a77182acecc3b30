/* Every setting with what it is without a configuration, as a file that says it: a start for one's own. */
#include "app/config.h"

static const char head[] = "# The configuration of diple: copy it to ~/.config/diple/config, and "
			   "take the '#' off what\n"
			   "# you change. One command a line, as the : prompt takes them; "
			   "diple-config(5) tells more.\n";

static const char keys[] = "# Keys: a key by its name (diple --print-keys lists keys and "
			   "commands), a command after it.\n"
			   "#bind ] next-section\n"
			   "#unbind ^X\n";

static const char filters[] =
	"# Filters: which files, by name, a program makes readable, and how it is called. It gets "
	"the\n"
	"# document as its standard input, or its path in the place of %f, and no shell is run. "
	"These are\n"
	"# used for what diple does not read by itself if they are installed, the first of "
	"several; one\n"
	"# of your own comes before them. Without a program, none is run for these files.\n";

static void
print_setting(const struct setting *s, FILE *to)
{
	fprintf(to, "# %s", s->help);
	if (s->kind == SETTING_NUMBER)
		fprintf(to, ": %u to %u", s->least, s->most);
	else
		fprintf(to, ": %s", s->values ? s->values : "on|off");
	fprintf(to, "\n#set %s %s\n\n", s->name, setting_text(s, s->usual).text);
}

static void
print_filters(FILE *to)
{
	const char *line, *package;

	fprintf(to, "\n%s", filters);
	for (size_t i = 0; (line = converters_usual(i, &package)); i++)
		fprintf(to, "\n# Debian: %s\n#filter %s\n", package, line);
}

void
config_print(FILE *to)
{
	fprintf(to, "%s\n", head);
	for (const struct setting *s = setting_table; s->name; s++)
		print_setting(s, to);
	fprintf(to, "%s", keys);
	print_filters(to);
}
