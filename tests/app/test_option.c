/*
 * The command line, case by case: what $DIPLE holds, the arguments with a '|' between, and what came out of them, written
 * as one line in which only what was said appears; or "!" and the sentence.
 */
#include "app/option.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "find/pattern.h"
#include "read/format.h"

static const struct {
	const char *diple, *arguments, *result;
} cases[] = {
	/* Files and standard input. */
	{ NULL, "", "" },
	{ NULL, "a", "[a]" },
	{ NULL, "a|b|c", "[a][b][c]" },
	{ NULL, "-", "[-]" },
	{ NULL, "a|-|b", "[a][-][b]" },
	{ NULL, "a b", "[a b]" },
	{ NULL, "a:12", "[a:12]" },
	{ NULL, "--|-S", "[-S]" },
	{ NULL, "--|+5|--|-", "[+5][--][-]" },
	{ NULL, "a|--", "[a]" },
	{ NULL, "-S|--|-N|--dump", "S [-N][--dump]" },
	{ NULL, "|", "[][]" },

	/* Flags, short and long. */
	{ NULL, "-F", "F" },
	{ NULL, "--quit-if-one-screen", "F" },
	{ NULL, "-X", "X" },
	{ NULL, "--no-init", "X" },
	{ NULL, "-K", "K" },
	{ NULL, "--quit-on-intr", "K" },
	{ NULL, "-S", "S" },
	{ NULL, "--chop-long-lines", "S" },
	{ NULL, "-N", "N" },
	{ NULL, "--line-numbers", "N" },
	{ NULL, "-s", "s" },
	{ NULL, "--squeeze-blank-lines", "s" },
	{ NULL, "-R", "" },
	{ NULL, "-r", "" },
	{ NULL, "--RAW-CONTROL-CHARS", "" },
	{ NULL, "--raw-control-chars", "" },
	{ NULL, "-M|-m|-q|-Q", "" },
	{ NULL, "--left", "left" },
	{ NULL, "-FRX", "F X" },
	{ NULL, "-FRSXMK", "F X K S" },
	{ NULL, "-SNs|a", "S N s [a]" },
	{ NULL, "a|-S|b|-N", "S N [a][b]" },
	{ NULL, "-S|-S", "S" },

	/* Case. */
	{ NULL, "-i", "" },
	{ NULL, "--ignore-case", "" },
	{ NULL, "-I", "case=ignore" },
	{ NULL, "--IGNORE-CASE", "case=ignore" },
	{ NULL, "-I|-i", "" },
	{ NULL, "-iI", "case=ignore" },

	/* Numbers. */
	{ NULL, "-x4", "tabs=4" },
	{ NULL, "-x|4|a", "tabs=4 [a]" },
	{ NULL, "--tabs=4", "tabs=4" },
	{ NULL, "--tabs|4", "tabs=4" },
	{ NULL, "-Sx2|a", "tabs=2 S [a]" },
	{ NULL, "-x1|-x64", "tabs=64" },
	{ NULL, "-x|04", "tabs=4" },
	{ NULL, "-x0", "!-x wants a number from 1 to 64, not \"0\"" },
	{ NULL, "-x65", "!-x wants a number from 1 to 64, not \"65\"" },
	{ NULL, "-x", "!-x wants N after it" },
	{ NULL, "--tabs", "!--tabs wants N after it" },
	{ NULL, "--tabs=", "!--tabs wants a number from 1 to 64, not \"\"" },
	{ NULL, "--tabs=4x", "!--tabs wants a number from 1 to 64, not \"4x\"" },
	{ NULL, "--tabs=-4", "!--tabs wants a number from 1 to 64, not \"-4\"" },
	{ NULL, "--tabs=+4", "!--tabs wants a number from 1 to 64, not \"+4\"" },
	{ NULL, "--tabs= 4", "!--tabs wants a number from 1 to 64, not \" 4\"" },
	{ NULL, "--tabs=99999999999999999999",
	  "!--tabs wants a number from 1 to 64, not \"99999999999999999999\"" },
	{ NULL, "--width=100", "width=100" },
	{ NULL, "--width|1", "width=1" },
	{ NULL, "--width=0", "!--width wants a number from 1 to 1000, not \"0\"" },
	{ NULL, "--width=1001", "!--width wants a number from 1 to 1000, not \"1001\"" },
	{ NULL, "--measure=60", "measure=60" },
	{ NULL, "--measure|500", "measure=500" },
	{ NULL, "--measure=19", "!--measure wants a number from 20 to 500, not \"19\"" },
	{ NULL, "--measure=wide", "!--measure wants a number from 20 to 500, not \"wide\"" },

	/* Words. */
	{ NULL, "--color=always", "color=always" },
	{ NULL, "--color=never", "color=never" },
	{ NULL, "--color|auto", "" },
	{ NULL, "--color=always|--color=auto", "" },
	{ NULL, "--colour=never", "color=never" },
	{ NULL, "--color=al", "color=always" },
	{ NULL, "--color=a", "!--color wants one of always|never|auto, not \"a\"" },
	{ NULL, "--color=", "!--color wants one of always|never|auto, not \"\"" },
	{ NULL, "--color=maybe", "!--color wants one of always|never|auto, not \"maybe\"" },
	{ NULL, "--color=always|never", "color=always [never]" },
	{ NULL, "--color", "!--color wants always|never|auto after it" },
	{ NULL, "--type=text", "type=text" },
	{ NULL, "--type|auto", "" },
	{ NULL, "--type=inf", "type=info" },
	{ NULL, "--type=rtf",
	  "!--type wants one of auto|text|ansi|epub|fb2|html|info|mail|man|markdown|odt|roff, not "
	  "\"rtf\"" },

	/* Strings. */
	{ NULL, "--encoding=latin1", "encoding=latin1" },
	{ NULL, "--encoding|KOI8-R|a", "encoding=KOI8-R [a]" },
	{ NULL, "--encoding=", "!--encoding wants NAME after it" },
	{ NULL, "--encoding", "!--encoding wants NAME after it" },
	{ NULL, "--section=What it was for", "section=What it was for" },
	{ NULL, "--section|2.1|a", "section=2.1 [a]" },
	{ NULL, "--section=a=b", "section=a=b" },
	{ NULL, "--section|", "!--section wants TITLE after it" },
	{ NULL, "-p|word|a", "{/word} [a]" },
	{ NULL, "-pword", "{/word}" },
	{ NULL, "-p=word", "{/=word}" },
	{ NULL, "--pattern=two words", "{/two words}" },
	{ NULL, "-Np|word|a", "N {/word} [a]" },
	{ NULL, "-p|-S", "{/-S}" },
	{ NULL, "-p|--", "{/--}" },
	{ NULL, "-p", "!-p wants TEXT after it" },
	{ NULL, "-p|", "!-p wants TEXT after it" },

	/* Commands. */
	{ NULL, "+5", "{5}" },
	{ NULL, "+G|a", "{G} [a]" },
	{ NULL, "a|+/two words", "{/two words} [a]" },
	{ NULL, "+?up", "{?up}" },
	{ NULL, "+&only", "{&only}" },
	{ NULL, "+#what-it-was-for", "{#what-it-was-for}" },
	{ NULL, "+outline", "{outline}" },
	{ NULL, "+set measure=60", "{set measure=60}" },
	{ NULL, "+G|+/x|-py|+outline", "{G}{/x}{/y}{outline}" },
	{ NULL, "++5", "{5}" },
	{ NULL, "+", "!+ wants a command after it; a file of that name is ./+" },
	{ NULL, "++", "!++ wants a command after it; a file of that name is ./++" },

	/* Print and exit: the last one counts. */
	{ NULL, "--dump|a", "dump [a]" },
	{ NULL, "--outline", "outline" },
	{ NULL, "--quotes", "quotes" },
	{ NULL, "--quotes|csv", "quotes [csv]" },
	{ NULL, "--quotes=csv|a", "quotes=csv [a]" },
	{ NULL, "--quotes=m|--quotes=json", "quotes=json" },
	{ NULL, "--quotes=json|--quotes", "quotes" },
	{ NULL, "--quotes=", "!--quotes wants one of text|json|csv|md, not \"\"" },
	{ NULL, "--quotes|--speaker=Ana Petrov", "quotes speaker=Ana Petrov" },
	{ NULL, "--speaker", "!--speaker wants NAME after it" },
	{ NULL, "--text", "text" },
	{ NULL, "--json|a|b", "json [a][b]" },
	{ NULL, "--dump|--json", "json" },
	{ NULL, "--dump|--section|X|--width=60", "dump width=60 section=X" },
	{ NULL, "--print-keys", "print-keys" },
	{ NULL, "--print-config", "print-config" },
	{ NULL, "--config=my/config|a", "config=my/config [a]" },
	{ NULL, "--config", "!--config wants FILE after it" },
	{ NULL, "--no-config", "no-config" },
	{ NULL, "--secure|a", "secure [a]" },
	{ NULL, "--config=x|--no-config", "no-config config=x" },
	{ NULL, "--no-config|--config=x", "config=x" },
	{ NULL, "--print-completion=bash", "completion=bash" },
	{ NULL, "--print-completion|zsh", "completion=zsh" },
	{ NULL, "--print-completion=fish", "completion=fish" },
	{ NULL, "--print-completion=csh",
	  "!--print-completion wants one of bash|zsh|fish, not \"csh\"" },

	/* Help and version end the reading. */
	{ NULL, "-h", "help" },
	{ NULL, "--help|--nonsense", "help" },
	{ NULL, "-hZ", "help" },
	{ NULL, "-V", "version" },
	{ NULL, "--version|-h", "version" },
	{ NULL, "--nonsense|--help", "!no option --nonsense; --help lists them" },

	/* Beginnings of names. */
	{ NULL, "--quit-if", "F" },
	{ NULL, "--chop", "S" },
	{ NULL, "--col=never", "color=never" },
	{ NULL, "--enc|latin1", "encoding=latin1" },
	{ NULL, "--out", "outline" },
	{ NULL, "--te", "text" },
	{ NULL, "--quot", "quotes" },
	{ NULL, "--print", "!--print may be --print-keys or --print-config" },
	{ NULL, "--quit", "!--quit may be --quit-if-one-screen or --quit-on-intr" },
	{ NULL, "--qui=1", "!--qui may be --quit-if-one-screen or --quit-on-intr" },
	{ NULL, "--l", "!--l may be --line-numbers or --left" },

	/* What is wrong, and what was meant. */
	{ NULL, "--jsn", "!no option --jsn; --json?" },
	{ NULL, "--dmup", "!no option --dmup; --dump?" },
	{ NULL, "--Dump", "!no option --Dump; --dump?" },
	{ NULL, "--line-number-s", "!no option --line-number-s; --line-numbers?" },
	{ NULL, "--qoutes=1", "!no option --qoutes; --quotes?" },
	{ NULL, "--frobnicate", "!no option --frobnicate; --help lists them" },
	{ NULL, "--=x", "!no option --; --help lists them" },
	{ NULL, "-dump", "!no option -dump; --dump?" },
	{ NULL, "-f", "!no option -f; -F (--quit-if-one-screen)?" },
	{ NULL, "-n", "!no option -n; -N (--line-numbers)?" },
	{ NULL, "-Sz", "!no option -z; --help lists them" },
	{ NULL, "-5", "!no option -5; --help lists them" },
	{ NULL, "- ", "!no option - ; --help lists them" },
	{ NULL, "-\303\251", "!no option -\303\251; --help lists them" },
	{ NULL, "--dump=1", "!--dump takes nothing after it" },
	{ NULL, "--no-init=", "!--no-init takes nothing after it" },

	/* The environment. */
	{ "", "a", "[a]" },
	{ "  ", "a", "[a]" },
	{ "-S -x4", "a", "tabs=4 S [a]" },
	{ "-x4", "-x8", "tabs=8" },
	{ "--color=never", "--color=always", "color=always" },
	{ "-I", "-i", "" },
	{ "'+/two words' +G", "+5", "{/two words}{G}{5}" },
	{ "--section \"A B\"", "", "section=A B" },
	{ "-p word", "", "{/word}" },
	{ "-p", "word", "!DIPLE: -p wants TEXT after it" },
	{ "--json", "--dump|a", "dump [a]" },
	{ "file", "a", "!DIPLE: \"file\" is no option" },
	{ "-", "a", "!DIPLE: \"-\" is no option" },
	{ "-- a", "", "!DIPLE: \"a\" is no option" },
	{ "--", "-S", "S" },
	{ "--jsn", "", "!DIPLE: no option --jsn; --json?" },
	{ "'-S", "", "!DIPLE: a quotation mark is not closed in: '-S" },
	{ "--help", "-S|a", "S help [a]" },
};

/* Adds "name " if it is so. */
static void __attribute__((format(printf, 3, 4)))
say(struct buffer *to, bool so, const char *format, ...)
{
	va_list args;
	char text[256];

	if (!so)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	buffer_printf(to, "%s%s", to->size ? " " : "", text);
}

static void
say_all(struct buffer *to, const char *form, const char **texts, size_t count)
{
	struct buffer all = { 0 };

	for (size_t i = 0; i < count; i++)
		buffer_printf(&all, "%c%s%c", form[0], texts[i], form[1]);
	say(to, count > 0, "%s", all.bytes);
	buffer_clear(&all);
}

static bool
said(const struct options *o, enum setting_id id, unsigned value)
{
	return o->said[id] && o->settings.values[id] == value;
}

static void
say_number(struct buffer *to, const struct options *o, enum setting_id id)
{
	say(to, o->said[id], "%s=%u", setting_row(id)->name, o->settings.values[id]);
}

static char *
describe(const struct options *o)
{
	static const char *const modes[] = {
		[MODE_DUMP] = "dump",
		[MODE_OUTLINE] = "outline",
		[MODE_QUOTES] = "quotes",
		[MODE_TEXT] = "text",
		[MODE_JSON] = "json",
		[MODE_HELP] = "help",
		[MODE_VERSION] = "version",
		[MODE_NOTES] = "notes",
		[MODE_IMPORT] = "import",
		[MODE_PRINT_KEYS] = "print-keys",
		[MODE_PRINT_CONFIG] = "print-config",
	};
	static const char *const listings[] = { "", "=json", "=csv", "=md" };
	static const char *const shells[] = { "bash", "zsh", "fish" };
	struct buffer b = { 0 };

	buffer_add_string(&b, "");
	say_number(&b, o, SETTING_TABS);
	say(&b, said(o, SETTING_ONE_SCREEN, 1), "F");
	say(&b, said(o, SETTING_KEEP_SCREEN, 1), "X");
	say(&b, said(o, SETTING_INTERRUPT, 1), "K");
	say(&b, said(o, SETTING_CHOP, 1), "S");
	say(&b, said(o, SETTING_NUMBERS, 1), "N");
	say(&b, said(o, SETTING_SQUEEZE, 1), "s");
	say(&b, said(o, SETTING_CENTRED, 0), "left");
	say(&b, o->type != NULL, "type=%s", o->type);
	say(&b, said(o, SETTING_CASE, CASE_IGNORE), "case=ignore");
	say(&b, said(o, SETTING_CASE, CASE_EXACT), "case=exact");
	say(&b, said(o, SETTING_COLOUR, COLOUR_ALWAYS), "color=always");
	say(&b, said(o, SETTING_COLOUR, COLOUR_NEVER), "color=never");
	say_number(&b, o, SETTING_MEASURE);
	say(&b, o->no_config, "no-config");
	say(&b, o->secure, "secure");
	say(&b, o->no_shelf, "no-shelf");
	say(&b, o->config != NULL, "config=%s", o->config);
	say(&b, o->encoding != NULL, "encoding=%s", o->encoding);
	if (o->mode == MODE_PRINT_COMPLETION)
		say(&b, true, "completion=%s", shells[o->shell]);
	else
		say(&b, o->mode != MODE_READ, "%s%s", modes[o->mode], listings[o->listing]);
	say_number(&b, o, SETTING_WIDTH);
	say(&b, o->section != NULL, "section=%s", o->section);
	say(&b, o->speaker != NULL, "speaker=%s", o->speaker);
	say_all(&b, "{}", o->commands, o->command_count);
	say_all(&b, "[]", o->names, o->name_count);
	return buffer_take(&b);
}

/* Parses one case; *result is the caller's. */
static char *
run(const char *diple, const char *arguments)
{
	enum { ARGUMENTS_MAX = 16 };
	char *copy = memory_string(arguments), *at = copy, *argv[ARGUMENTS_MAX] = { copy };
	struct options options;
	struct error error = { "" };
	struct buffer b = { 0 };
	int argc = 1;

	while (*arguments && at) {
		assert_in_range(argc, 1, ARGUMENTS_MAX - 1);
		argv[argc++] = at;
		at = strchr(at, '|');
		if (at)
			*at++ = '\0';
	}
	char *result;
	if (options_parse(&options, argc, argv, diple, &error)) {
		result = describe(&options);
	} else {
		buffer_printf(&b, "!%s", error.text);
		result = buffer_take(&b);
	}
	options_clear(&options);
	free(copy);
	return result;
}

static void
command_lines(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *got = run(cases[i].diple, cases[i].arguments);
		if (strcmp(got, cases[i].result) != 0) {
			print_error("case %zu, %s: got \"%s\", wanted \"%s\"\n", i,
			            cases[i].arguments, got, cases[i].result);
			wrong++;
		}
		free(got);
	}
	assert_int_equal(wrong, 0);
}

/* Names and letters are there once; each row holds what its kind needs. */
static void
table_is_sound(void **state)
{
	(void)state;
	for (const struct option *o = option_table; o->name; o++) {
		assert_non_null(o->help);
		assert_true(o->help[0] && o->help[strlen(o->help) - 1] != '.');
		assert_in_range(o->group, 0, OPTIONS_GROUP_COUNT - 1);
		assert_int_equal(o->kind == OPTION_FLAG, o->argument == NULL);
		if (o->kind == OPTION_NUMBER)
			assert_int_equal(setting_row(o->setting)->kind, SETTING_NUMBER);
		if (o->kind == OPTION_WORD)
			assert_non_null(option_values(o));
		assert_int_equal(o->id == OPTION_SETTING, o->setting != SETTING_NONE);
		if (o->setting)
			assert_in_range(o->value, 0, setting_row(o->setting)->most);
		for (const struct option *p = o + 1; p->name; p++) {
			assert_string_not_equal(o->name, p->name);
			assert_true(!o->letter || o->letter != p->letter);
		}
	}
}

/* What the command line does not tell is as it is otherwise. */
static void
rest_of_settings(void **state)
{
	char *argv[] = { (char *)"diple", (char *)"-S", (char *)"-x4", NULL };
	struct settings rest;
	struct options options;
	struct error error;

	(void)state;
	settings_init(&rest);
	rest.values[SETTING_TABS] = 3;
	rest.values[SETTING_MEASURE] = 50;
	assert_true(options_parse(&options, 3, argv, NULL, &error));
	assert_int_equal(options.settings.values[SETTING_MEASURE], 72);
	options_rest(&options, &rest);
	assert_int_equal(options.settings.values[SETTING_MEASURE], 50);
	assert_int_equal(options.settings.values[SETTING_TABS], 4);
	assert_int_equal(options.settings.values[SETTING_CHOP], 1);
	assert_int_equal(options.settings.values[SETTING_WIDTH], 80);
	options_clear(&options);
}

static void
no_arguments_at_all(void **state)
{
	char *argv[] = { NULL };
	struct options options;
	struct error error;

	(void)state;
	assert_true(options_parse(&options, 0, argv, NULL, &error));
	assert_int_equal(options.name_count, 0);
	options_clear(&options);
}

/* Every format can be asked for by its whole name. */
static void
types_are_the_formats(void **state)
{
	(void)state;
	for (size_t i = 0; format_at(i); i++) {
		const char *name = format_at(i)->name;
		char *argv[] = { (char *)"diple", (char *)"--type", (char *)(uintptr_t)name, NULL };
		struct options options;
		struct error error;
		assert_true(options_parse(&options, 3, argv, NULL, &error));
		assert_string_equal(options.type, name);
		options_clear(&options);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_are_the_formats), cmocka_unit_test(command_lines),
		cmocka_unit_test(table_is_sound),        cmocka_unit_test(rest_of_settings),
		cmocka_unit_test(no_arguments_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
