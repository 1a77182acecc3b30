#ifndef QUOTE_CAST_H
#define QUOTE_CAST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The cast of a document: who is named in it, under which names, and who was named when. Bounded: when it is
 * full, whoever was not named for the longest time makes room.
 */
enum { CAST_MAX = 256, NAME_MAX = 96, NAME_WORDS = 6, PERSON_ROLES = 4 };

/* How a person is addressed, where it tells members of a family apart. */
enum style { STYLE_NONE, STYLE_MISTER, STYLE_MISSUS, STYLE_MISS };

enum gender { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE, GENDER_BODY };

struct person {
	char name[NAME_MAX];        /* the fullest so far */
	uint32_t words[NAME_WORDS]; /* hashes of the name's words */
	uint8_t word_count;
	uint8_t gender;
	uint16_t roles[PERSON_ROLES]; /* form numbers of titles and roles */
	uint8_t role_count;
	uint8_t style;       /* enum style, of "Mrs" and the like */
	uint8_t given_alone; /* how often the given name stood alone */
	uint8_t male;        /* pronouns that were taken for this person */
	uint8_t female;
	bool given;     /* the first word is a given name */
	bool human;     /* a title, a given name or a verb says that this is somebody */
	uint64_t seen;  /* when it was named last */
	uint64_t acted; /* when a sentence was about it */
	uint64_t spoke;
	uint32_t mentions;
};

/* People whose names have a word in one of the buckets, a bit for each: few have to be looked at to find one. */
enum { CAST_BUCKETS = 128, CAST_BITS = CAST_MAX / 64 };

struct cast {
	struct person people[CAST_MAX]; /* the first count of them */
	uint64_t named[CAST_BUCKETS][CAST_BITS];
	size_t count;
	size_t hand; /* where room is made next, once it is full */
	uint64_t clock;
};

/* A name as it is read: its words, and what titles and given names say. */
struct naming {
	char name[NAME_MAX];
	uint32_t words[NAME_WORDS];
	uint8_t word_count;
	uint8_t gender;
	uint8_t style;
	bool titled;
	bool given;
	uint16_t roles[PERSON_ROLES];
	uint8_t role_count;
};

/* Nobody; the places of people are written when they come. */
void cast_init(struct cast *cast);

/* Whoever the name fits and was named last; NULL for nobody. */
struct person *cast_find(struct cast *cast, const struct naming *naming);

/* The same, or somebody new; learns what the name says. The person is good until the next one is met. */
struct person *cast_meet(struct cast *cast, const struct naming *naming);

/* Whoever bears a role and was named last; NULL for nobody. */
struct person *cast_find_role(struct cast *cast, uint16_t role);

void cast_add_role(struct person *person, uint16_t role);

/* Marks a person as named, being what a sentence is about, or speaking now. */
enum touch { TOUCH_NAMED, TOUCH_ACTED, TOUCH_SPOKE };
void cast_touch(struct cast *cast, struct person *person, enum touch how);

#endif
