#ifndef READ_WORDLIST_H
#define READ_WORDLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Lists of words that may stand at the start of a line, and what each stands for. A list is a table of the program's; the index
 * by which its words are found is made when it is first asked.
 */
struct word {
	const char *text; /* in small letters */
	uint16_t value;
};

enum { WORDLIST_SLOTS = 1024, WORDLIST_WORD = 40 };

struct wordlist {
	const struct word *words;
	size_t count; /* half as many as there are slots, at most */
	bool indexed;
	uint32_t beginnings[26];       /* by the first letter, a bit for each second one */
	uint16_t slot[WORDLIST_SLOTS]; /* the number of a word + 1; 0 where none is */
};

/* Initialises the list of an array of words. */
#define WORDLIST(array) \
	{ \
		.words = (array), .count = sizeof(array) / sizeof(array)[0] \
	}

/* The word of letters that n bytes begin with, in small letters; returns its bytes there, 0 for none or one too long. */
size_t wordlist_fold(const char *s, size_t n, char folded[WORDLIST_WORD]);

/* The list's word, in small letters; NULL when it has none. */
const struct word *wordlist_find(struct wordlist *list, const char *folded);

/*
 * False when none of the list's words begins as n bytes do: told by two letters, because every line of a text may be asked
 * and nearly none of them begins so.
 */
bool wordlist_may_begin(struct wordlist *list, const char *s, size_t n);

/* The list's word that n bytes begin with as they stand, letters or not; NULL when they begin with none. */
const struct word *wordlist_at(const struct wordlist *list, const char *s, size_t n);

#endif
