/*
 * The completion scripts: each names every option that is shown, its shell finds no fault with it, and where the shell lets
 * itself be asked, the right words come out. A shell that is not installed is a skipped case.
 */
#include "app/complete.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/scratch.h"

static char *
script(enum option_shell shell)
{
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);

	complete_print(shell, to);
	fclose(to);
	return text;
}

/* The word stands in the text between two characters that belong to no name. */
static bool
has_word(const char *text, const char *word)
{
	static const char letters[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789";
	size_t n = strlen(word);

	for (const char *at = text; (at = strstr(at, word)); at++)
		if ((at == text || !strchr(letters, at[-1])) && !strchr(letters, at[n]))
			return true;
	return false;
}

static void
each_option_is_there(void **state)
{
	(void)state;
	for (int shell = SHELL_BASH; shell <= SHELL_FISH; shell++) {
		char *text = script((enum option_shell)shell);
		for (const struct option *o = option_table; o->name; o++) {
			char name[64], letter[8];
			snprintf(name, sizeof name, shell == SHELL_FISH ? "-l %s" : "--%s",
			         o->name);
			snprintf(letter, sizeof letter, shell == SHELL_FISH ? "-s %c" : "-%c",
			         o->letter);
			if (has_word(text, name) != !o->hidden)
				fail_msg("%s, shell %d", name, shell);
			if (o->letter && has_word(text, letter) != !o->hidden)
				fail_msg("%s, shell %d", letter, shell);
		}
		free(text);
	}
}

static bool
is_installed(const char *shell)
{
	char command[64];

	snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", shell);
	return system(command) == 0;
}

/* Runs the shell on a script from a file; what it prints, or NULL when it fails. */
static char *
run(const char *shell_and_options, const char *text)
{
	char command[4200], bytes[4096];
	struct buffer out = { 0 };
	size_t n;

	snprintf(command, sizeof command, "%s %s 2>&1", shell_and_options,
	         scratch_text("script", text));
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	while ((n = fread(bytes, 1, sizeof bytes, pipe)) > 0)
		buffer_add(&out, bytes, n);
	int status = pclose(pipe);
	char *result = buffer_take(&out);
	if (status == 0)
		return result;
	print_error("%s: %s\n", shell_and_options, result);
	free(result);
	return NULL;
}

static void
check_syntax(const char *name, enum option_shell shell)
{
	char command[32];

	if (!is_installed(name))
		skip();
	snprintf(command, sizeof command, "%s -n", name);
	char *text = script(shell), *said = run(command, text);
	assert_non_null(said);
	assert_string_equal(said, "");
	free(said);
	free(text);
}

static void
bash_reads_it(void **state)
{
	(void)state;
	check_syntax("bash", SHELL_BASH);
}

static void
zsh_reads_it(void **state)
{
	(void)state;
	check_syntax("zsh", SHELL_ZSH);
}

static void
fish_reads_it(void **state)
{
	(void)state;
	check_syntax("fish", SHELL_FISH);
}

/* The words as bash has broken them, and what is offered for the last of them. */
static const struct {
	const char *words, *offers;
} bash_cases[] = {
	{ "diple --qu", "--quit-if-one-screen --quit-on-intr --quotes" },
	{ "diple --color ''", "always never auto" },
	{ "diple --color a", "always auto" },
	{ "diple --color =", "always never auto" },
	{ "diple --color = n", "never" },
	{ "diple --color=n", "--color=never" },
	{ "diple --encoding KOI", "KOI8-R" },
	{ "diple -S --pri", "--print-keys --print-config --print-completion" },
	{ "diple --config fil", "" },
	{ "diple --print-completion z", "zsh" },
	{ "diple --quotes = j", "json" },
	{ "diple --quotes=c", "--quotes=csv" },
	{ "diple --quotes j", "" },
	{ "diple -- --pri", "" },
	{ "diple fil", "" },
	{ "diple ''", "" },
	{ "diple --zzz", "" },
};

static void
bash_offers(void **state)
{
	(void)state;
	if (!is_installed("bash"))
		skip();
	for (size_t i = 0; i < sizeof bash_cases / sizeof bash_cases[0]; i++) {
		struct buffer b = { 0 };
		char *text = script(SHELL_BASH);
		buffer_printf(&b,
		              "%s\nCOMP_WORDS=(%s)\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
		              "_diple\nprintf %%s \"${COMPREPLY[*]}\"\n",
		              text, bash_cases[i].words);
		char *said = run("bash", b.bytes);
		assert_non_null(said);
		assert_string_equal(said, bash_cases[i].offers);
		free(said);
		free(text);
		buffer_clear(&b);
	}
}

static void
fish_offers(void **state)
{
	(void)state;
	if (!is_installed("fish"))
		skip();
	struct buffer b = { 0 };
	char *text = script(SHELL_FISH);
	buffer_printf(&b, "%s\ncomplete -C 'diple --color='\ncomplete -C 'diple --line'\n", text);
	char *said = run("fish --no-config", b.bytes);
	assert_non_null(said);
	assert_true(has_word(said, "--color=always"));
	assert_true(has_word(said, "--line-numbers"));
	assert_true(strstr(said, "show the file's line numbers") != NULL);
	free(said);
	free(text);
	buffer_clear(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_option_is_there), cmocka_unit_test(bash_reads_it),
		cmocka_unit_test(zsh_reads_it),         cmocka_unit_test(fish_reads_it),
		cmocka_unit_test(bash_offers),          cmocka_unit_test(fish_offers),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
