/*
 * Completion scripts from the option table. Each shell has its own notation, one function each; a text of the table
 * is always inside single quotes there, and every shell has its own way to say a quote within them.
 */
#include "app/complete.h"

#include <stdbool.h>
#include <string.h>

/* Options that people are told of, the next one from o on. */
static const struct option *
shown(const struct option *o)
{
	while (o->name && o->hidden)
		o++;
	return o->name ? o : NULL;
}

/* Its argument is a file's name. */
static bool
is_file(const struct option *o)
{
	return o->argument && !strcmp(o->argument, "FILE");
}

/* "a|b|c" as "a b c". */
static void
print_values(FILE *to, const char *values)
{
	for (; *values; values++)
		putc(*values == '|' ? ' ' : *values, to);
}

/* The names of an option as a pattern of `case`. */
static void
print_pattern(FILE *to, const struct option *o)
{
	if (o->letter)
		fprintf(to, "-%c | ", o->letter);
	fprintf(to, "--%s", o->name);
}

/*
 * bash breaks "--color=al" into three words, unless a person changed COMP_WORDBREAKS. What we leave empty, readline fills with
 * files.
 */
static void
print_bash(FILE *to)
{
	fputs("# Completes diple in bash; made by diple --print-completion=bash\n"
	      "_diple()\n"
	      "{\n"
	      "\tlocal word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}\n"
	      "\tlocal prefix= values= attached= i\n"
	      "\tCOMPREPLY=()\n"
	      "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	      "\t\ttest \"${COMP_WORDS[i]}\" = -- && return\n"
	      "\tdone\n"
	      "\tif test \"$word\" = =; then\n"
	      "\t\tword= attached=1\n"
	      "\telif test \"$option\" = =; then\n"
	      "\t\toption=${COMP_WORDS[COMP_CWORD - 2]} attached=1\n"
	      "\telif [[ $word == --*=* ]]; then\n"
	      "\t\toption=${word%%=*} prefix=${word%%=*}= word=${word#*=} attached=1\n"
	      "\tfi\n"
	      "\tcase $option in\n",
	      to);
	for (const struct option *o = shown(option_table); o; o = shown(o + 1)) {
		if (!o->argument)
			continue;
		fputc('\t', to);
		print_pattern(to, o);
		if (option_values(o)) {
			fputs(o->kind == OPTION_MAYBE ? ") test \"$attached\" && values='"
			                              : ") values='",
			      to);
			print_values(to, option_values(o));
			fputs("' ;;\n", to);
		} else {
			fputs(is_file(o) ? ") return ;;\n" : ") compopt +o default; return ;;\n",
			      to);
		}
	}
	fputs("\tesac\n"
	      "\tif test -n \"$values\"; then\n"
	      "\t\tCOMPREPLY=($(compgen -P \"$prefix\" -W \"$values\" -- \"$word\"))\n"
	      "\telif [[ $word == -* ]]; then\n"
	      "\t\tCOMPREPLY=($(compgen -W '",
	      to);
	for (const struct option *o = shown(option_table); o; o = shown(o + 1)) {
		if (o->letter)
			fprintf(to, "-%c ", o->letter);
		fprintf(to, "--%s ", o->name);
	}
	fputs("' -- \"$word\"))\n"
	      "\tfi\n"
	      "}\n"
	      "complete -o default -F _diple diple\n",
	      to);
}

/* A text within single quotes; the characters of special are taken as they are after a backslash. */
static void
print_zsh_text(FILE *to, const char *text, const char *special)
{
	for (; *text; text++) {
		if (*text == '\'') {
			fputs("'\\''", to);
			continue;
		}
		if (strchr(special, *text))
			putc('\\', to);
		putc(*text, to);
	}
}

/* One argument of _arguments: '(-x --tabs)'{-x+,--tabs=}'[help]:N:(values)'. */
static void
print_zsh_option(FILE *to, const struct option *o)
{
	bool maybe = o->kind == OPTION_MAYBE;
	const char *letter_end = o->argument ? "+" : "";
	const char *name_end = maybe ? "=-" : o->argument ? "=" : "";

	fputs("\t", to);
	if (o->letter)
		fprintf(to, "'(-%c --%s)'{-%c%s,--%s%s}'[", o->letter, o->name, o->letter,
		        letter_end, o->name, name_end);
	else
		fprintf(to, "'--%s%s[", o->name, name_end);
	print_zsh_text(to, o->help, "[]");
	putc(']', to);
	if (o->argument) {
		fprintf(to, "%s:%s:", maybe ? ":" : "", o->argument);
		if (option_values(o)) {
			putc('(', to);
			print_values(to, option_values(o));
			putc(')', to);
		} else {
			fputs(is_file(o) ? "_files" : " ", to);
		}
	}
	fputs("' \\\n", to);
}

static void
print_zsh(FILE *to)
{
	fputs("#compdef diple\n"
	      "# Completes diple in zsh; made by diple --print-completion=zsh\n"
	      "_arguments -s -S \\\n",
	      to);
	for (const struct option *o = shown(option_table); o; o = shown(o + 1))
		print_zsh_option(to, o);
	fputs("\t'*:file:_files'\n", to);
}

static void
print_fish_text(FILE *to, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			putc('\\', to);
		putc(*text, to);
	}
}

static void
print_fish(FILE *to)
{
	fputs("# Completes diple in fish; made by diple --print-completion=fish\n", to);
	for (const struct option *o = shown(option_table); o; o = shown(o + 1)) {
		fputs("complete -c diple", to);
		if (o->letter)
			fprintf(to, " -s %c", o->letter);
		fprintf(to, " -l %s", o->name);
		if (o->argument)
			fputs(o->kind == OPTION_MAYBE ? " -f" : is_file(o) ? " -r -F" : " -x", to);
		if (option_values(o)) {
			fputs(" -a '", to);
			print_values(to, option_values(o));
			putc('\'', to);
		}
		fputs(" -d '", to);
		print_fish_text(to, o->help);
		fputs("'\n", to);
	}
}

void
complete_print(enum option_shell shell, FILE *to)
{
	switch (shell) {
	case SHELL_BASH:
		print_bash(to);
		break;
	case SHELL_ZSH:
		print_zsh(to);
		break;
	case SHELL_FISH:
		print_fish(to);
		break;
	}
}
