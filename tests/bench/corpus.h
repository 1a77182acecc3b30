#ifndef TESTS_BENCH_CORPUS_H
#define TESTS_BENCH_CORPUS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Texts that nobody wrote, the same bytes at every time and place: what the benchmark measures with. What is searched in
 * them stands at known places and nowhere else.
 */
enum corpus {
	CORPUS_PROSE, /* hard-wrapped at 72 columns: chapters, sections, paragraphs, quotations */
	CORPUS_LOG,   /* one record a line */
	CORPUS_LINE,  /* prose in one line */
	CORPUS_MIXED, /* ideographs, kana, accents composed and decomposed, other alphabets, emoji */
};

/* The first line holds the first of these words and the last line the second, both only there. */
#define CORPUS_FIRST "frontispiece"
#define CORPUS_LAST "colophon"

/*
 * A needle stands once, at 99.5 %. CORPUS_REGEX matches beside it and nowhere else, though its first four letters
 * stand in every hit; CORPUS_SHOWN stands beside it too, so that a screen with that word shows the needle found.
 */
#define CORPUS_NEEDLE "vermilion astrolabe"
#define CORPUS_REGEX "sara[a-z]+ [a-z]+ing"
#define CORPUS_SHOWN "zymurgist"

/* A word that stands evenly spread, so many times; and one that stands nowhere. */
#define CORPUS_HIT "sarabande"
#define CORPUS_ABSENT "quixotically"
uint64_t corpus_hits(uint64_t size);

/* Writes a text of at least size bytes, a paragraph more at most, from 4096 on. False with errno when fd takes no more. */
bool corpus_write(enum corpus corpus, uint64_t size, int fd);

#endif
