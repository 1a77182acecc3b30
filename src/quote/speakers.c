/*
 * From source words to a speaker. A name is looked up in the cast; a pronoun goes to whoever of that gender was
 * named or spoke last; a role ("the minister") to whoever bears it. What is left is shown as it stands.
 *
 * Speech without source words takes its speaker from its paragraph: another quotation of it, or the person that the
 * sentence beside it is about ("Anna sighed. ..."). A paragraph that is speech alone is a turn in a conversation:
 * it belongs to whoever spoke before the last speaker.
 */
#include "quote/speakers.h"

#include <string.h>

#include "base/bisect.h"
#include "quote/phrase.h"

enum {
	UNKNOWN_PENALTY = 6,
	OBJECT_PENALTY = 3,
	OTHER_REACH = 24,
	ANSWER_REACH = 30,
	ANYBODY_REACH = 8
};

void
speakers_init(struct speakers *s)
{
	cast_init(&s->cast);
	s->mentions.count = 0;
	s->passed = 0;
	memset(s->turns, 0, sizeof s->turns);
	s->called = NULL;
	s->addressee = s->subject = (struct turn){ 0 };
	s->silence = 0;
}

void
speakers_read(struct speakers *speakers, const struct passage *p)
{
	names_find(&speakers->cast, p, &speakers->mentions);
	speakers->passed = 0;
}

/* Mentions before a token are in the past now; those in marks are not what the narrator talks of. */
static void
pass_mentions(struct speakers *s, uint32_t token)
{
	for (; s->passed < s->mentions.count; s->passed++) {
		const struct mention *m = &s->mentions.items[s->passed];

		if (m->tokens.last >= token)
			break;
		if (!m->inside)
			cast_touch(&s->cast, &s->cast.people[m->person],
			           m->subject ? TOUCH_ACTED : TOUCH_NAMED);
	}
}

/* The number of the first mention that starts at a token or behind it. */
static size_t
mention_from(const struct speakers *s, uint32_t token)
{
	size_t i;

	BISECT(i, 0, s->mentions.count, s->mentions.items[i].tokens.first < token);
	return i;
}

/* The mention that names the head of the source: the last one before a comma or a preposition. */
static const struct mention *
mention_in(const struct speakers *speakers, const struct passage *p, struct tokens source)
{
	const struct mention *found = NULL;
	uint32_t end = source.first;

	while (end <= source.last && p->tokens[end].kind != TOKEN_COMMA &&
	       !(p->tokens[end].bits & (WORD_PREPOSITION | WORD_RELATIVE)))
		end++;
	/* "Anna's brother" is not Anna. */
	for (size_t i = mention_from(speakers, source.first); i < speakers->mentions.count; i++) {
		const struct mention *m = &speakers->mentions.items[i];

		if (m->tokens.last > source.last)
			break;
		if (m->tokens.last < source.last &&
		    p->tokens[m->tokens.last + 1].bits & WORD_CLITIC)
			continue;
		if (m->tokens.first < end || !found)
			found = m;
	}
	return found;
}

/* When somebody was last in the middle of things: acting or speaking counts for more than being named. */
static uint64_t
recency(const struct person *x)
{
	uint64_t when = x->seen > OBJECT_PENALTY ? x->seen - OBJECT_PENALTY : x->seen > 0;

	when = x->acted > when ? x->acted : when;
	return x->spoke > when ? x->spoke : when;
}

/* Whoever of a gender was there last; somebody of unknown gender must have been there clearly later. */
static struct person *
latest(struct speakers *speakers, enum gender gender, const char *except)
{
	struct person *best = NULL;
	uint64_t best_when = 0;

	for (size_t i = 0; i < speakers->cast.count; i++) {
		struct person *x = &speakers->cast.people[i];
		uint64_t when = recency(x);

		if (x->gender != GENDER_UNKNOWN && x->gender != gender)
			continue;
		if (x->gender == GENDER_UNKNOWN) {
			if (!x->human)
				continue;
			when = when > UNKNOWN_PENALTY ? when - UNKNOWN_PENALTY : when > 0;
		}
		if (x == speakers->called || (except && strcmp(except, x->name) == 0))
			continue;
		if (when > best_when) {
			best = x;
			best_when = when;
		}
	}
	return best;
}

/* The source's words as they stand up to a comma, one blank between them. */
static void
copy_words(const struct passage *p, struct tokens source, char name[NAME_MAX])
{
	size_t n = 0;

	for (uint32_t i = source.first; i <= source.last; i++) {
		const struct token *t = &p->tokens[i];

		if (t->kind == TOKEN_COMMA && i > source.first)
			break;
		if (n + t->size + 2 > NAME_MAX)
			break;
		if (n && t->flags & TOKEN_SPACE_BEFORE)
			name[n++] = ' ';
		memcpy(name + n, p->bytes + t->start, t->size);
		n += t->size;
	}
	name[n] = '\0';
}

static enum gender
gender_of(uint64_t bits)
{
	if (bits & (WORD_FIRST | WORD_SECOND | WORD_PLURAL | WORD_NEUTER))
		return GENDER_UNKNOWN;
	if (bits & WORD_MALE && !(bits & WORD_FEMALE))
		return GENDER_MALE;
	return bits & WORD_FEMALE && !(bits & WORD_MALE) ? GENDER_FEMALE : GENDER_UNKNOWN;
}

/*
 * He or she. In a conversation the speaker of the turn before is asked last: the answer comes from somebody else.
 */
static struct person *
of_gender(struct speakers *s, enum gender gender, bool answers)
{
	const struct turn *last = &s->turns[0];
	struct person *x = NULL;

	if (gender == GENDER_UNKNOWN)
		return NULL;
	if (answers && last->name[0] && last->gender == gender && s->silence == 0)
		x = latest(s, gender, last->name);
	return x && recency(x) + ANSWER_REACH > s->cast.clock ? x : latest(s, gender, NULL);
}

static void
learn_gender(struct person *x, enum gender gender)
{
	if (x->gender == GENDER_UNKNOWN && gender != GENDER_UNKNOWN) {
		x->male = (uint8_t)(x->male + (gender == GENDER_MALE));
		x->female = (uint8_t)(x->female + (gender == GENDER_FEMALE));
		if (x->male + x->female >= 2 && x->male != x->female)
			x->gender = x->male > x->female ? GENDER_MALE : GENDER_FEMALE;
	}
}

/* "the girl", "the old man": somebody of that gender, not somebody new. */
static bool
is_anybody(const struct token *t)
{
	return t->bits & WORD_ROLE && t->bits & (WORD_MALE | WORD_FEMALE) &&
	       !(t->bits & (WORD_KIN | WORD_TITLE | WORD_PLURAL));
}

static struct person *
person_of(struct speakers *s, const struct passage *p, struct tokens source, bool answers)
{
	const struct token *t = &p->tokens[source.first];
	const struct mention *m = mention_in(s, p, source);

	if (m)
		return &s->cast.people[m->person];
	if (t->bits & WORD_PRONOUN) {
		struct person *x = of_gender(s, gender_of(t->bits), answers);

		if (x)
			learn_gender(x, gender_of(t->bits));
		return x;
	}
	if (t->bits & WORD_DETERMINER && !(t->bits & WORD_POSSESSIVE))
		for (uint32_t i = source.first; i <= source.last; i++) {
			struct person *x = NULL;

			if (p->tokens[i].kind == TOKEN_COMMA ||
			    p->tokens[i].bits & WORD_PREPOSITION)
				break;
			if (p->tokens[i].bits & WORD_ROLE)
				x = cast_find_role(&s->cast, p->tokens[i].form);
			if (!x && is_anybody(&p->tokens[i])) {
				x = of_gender(s, gender_of(p->tokens[i].bits), answers);
				if (x && recency(x) + ANYBODY_REACH < s->cast.clock)
					x = NULL;
			}
			if (x)
				return x;
		}
	return NULL;
}

/* "some"; but a capital inside a sentence makes a name of a number: "said Five". */
static bool
is_bare_article(const struct passage *p, struct tokens source)
{
	const struct token *t = &p->tokens[source.first];

	return t->bits & WORD_DETERMINER && source.first == source.last &&
	       !(t->bits & WORD_NUMBER && t->flags & TOKEN_CAPITAL && source.first > 0 &&
	         t[-1].kind == TOKEN_WORD);
}

static void
name_source(struct speakers *s, const struct passage *p, struct tokens source, bool answers,
            struct turn *who)
{
	const struct token *t = &p->tokens[source.first];
	struct person *x;

	*who = (struct turn){ 0 };
	pass_mentions(s, source.first);
	x = person_of(s, p, source, answers);
	if (x) {
		x->human = true;
		cast_touch(&s->cast, x, TOUCH_SPOKE);
		memcpy(who->name, x->name, NAME_MAX);
		who->gender = x->gender;
	} else if (!(t->bits & WORD_PRONOUN) && !is_bare_article(p, source)) {
		copy_words(p, source, who->name);
	}
}

/* The person that a sentence is about: its first name or pronoun outside marks, if a verb comes after it. */
static bool
subject_of(struct speakers *s, const struct passage *p, const struct sentence *sentence,
           struct turn *who)
{
	for (size_t i = sentence->first; i < sentence->end; i++) {
		const struct token *t = passage_token(p, i);
		struct tokens source = { p->units[i].first, p->units[i].first };
		size_t m;

		if (p->units[i].span)
			continue;
		if (t->bits & WORD_PRONOUN && t->bits & WORD_SUBJECT &&
		    t->bits & (WORD_MALE | WORD_FEMALE)) {
			name_source(s, p, source, false, who);
			return who->name[0];
		}
		m = mention_from(s, source.first);
		if (m == s->mentions.count || s->mentions.items[m].tokens.first != source.first ||
		    !s->cast.people[s->mentions.items[m].person].human)
			continue;
		name_source(s, p, s->mentions.items[m].tokens, false, who);
		return who->name[0];
	}
	return false;
}

/* "Anna sighed." beside the words: in their own sentence, in the one before, in the one behind. */
static bool
beside(struct speakers *s, const struct passage *p, uint32_t token, struct turn *who)
{
	size_t here = passage_sentence(p, token);

	return subject_of(s, p, &p->sentences[here], who) ||
	       (here > 0 && subject_of(s, p, &p->sentences[here - 1], who)) ||
	       (here + 1 < p->sentence_count && subject_of(s, p, &p->sentences[here + 1], who));
}

/* Somebody else than the last speaker who was in the middle of things lately. */
static struct person *
bystander(struct speakers *s)
{
	struct person *best = NULL;

	for (size_t i = 0; i < s->cast.count; i++) {
		struct person *x = &s->cast.people[i];

		if (x != s->called && x->human && x->seen + OTHER_REACH > s->cast.clock &&
		    strcmp(x->name, s->turns[0].name) != 0 && (!best || recency(x) > recency(best)))
			best = x;
	}
	return best;
}

/*
 * Whose turn it is when nothing says so: whoever spoke before the last speaker; behind narration, whoever the
 * narration was about.
 */
static void
next_turn(struct speakers *s, struct turn *who)
{
	struct person *x;

	*who = (struct turn){ 0 };
	if (s->silence > 0) {
		*who = s->subject;
	} else if (s->addressee.name[0] && strcmp(s->addressee.name, s->turns[0].name) != 0) {
		*who = s->addressee;
	} else if (s->turns[1].name[0] && strcmp(s->turns[1].name, s->turns[0].name) != 0) {
		*who = s->turns[1];
	} else if (s->turns[0].name[0] && (x = bystander(s))) {
		memcpy(who->name, x->name, NAME_MAX);
		who->gender = x->gender;
	}
	/* Nobody speaks to himself by name. */
	if (s->called && strcmp(s->called->name, who->name) == 0)
		*who = (struct turn){ 0 };
	if (!who->name[0])
		return;
	for (size_t i = 0; i < s->cast.count; i++)
		if (strcmp(s->cast.people[i].name, who->name) == 0)
			cast_touch(&s->cast, &s->cast.people[i], TOUCH_SPOKE);
}

/* Whom the words of a finding call by name; NULL for nobody. */
static const struct person *
called_in(const struct speakers *s, const struct findings *f, const struct finding *x)
{
	struct tokens run = f->runs[x->run - 1].tokens;

	for (size_t i = mention_from(s, run.first); i < s->mentions.count; i++) {
		const struct mention *m = &s->mentions.items[i];

		if (m->tokens.first > run.last)
			break;
		if (m->called)
			return &s->cast.people[m->person];
	}
	return NULL;
}

/* Fills in the speakers of speech without a source, from the rest of the paragraph. */
static void
resolve_unsourced(struct speakers *s, const struct passage *p, const struct findings *f,
                  const uint32_t *order, size_t count, char (*names)[NAME_MAX],
                  struct turn *speaker)
{
	for (size_t i = 0; i < count; i++) {
		const struct finding *x = &f->items[order[i]];
		uint32_t token = f->runs[x->run - 1].tokens.first;

		if (x->type != QUOTE_DIRECT || x->nested || names[i][0] ||
		    !tokens_empty(x->source) || x->continues)
			continue;
		s->called = called_in(s, f, x);
		/* Nobody takes turns in a manual. */
		if (!speaker->name[0] && !beside(s, p, token, speaker) && !p->dry)
			next_turn(s, speaker);
		memcpy(names[i], speaker->name, NAME_MAX);
	}
}

static void
take_turn(struct speakers *s, const struct turn *who, bool spoken)
{
	if (!spoken) {
		if (s->silence < UINT8_MAX)
			s->silence++;
		if (s->silence >= 3)
			memset(s->turns, 0, sizeof s->turns);
		return;
	}
	s->silence = 0;
	s->turns[2] = s->turns[1];
	s->turns[1] = s->turns[0];
	s->turns[0] = *who;
}

/* Whom a paragraph of narration was about in the end. */
static void
learn_subject(struct speakers *s, const struct passage *p)
{
	s->subject = (struct turn){ 0 };
	for (size_t i = p->sentence_count; i-- > 0 && i + 3 > p->sentence_count;)
		if (subject_of(s, p, &p->sentences[i], &s->subject))
			return;
}

/* To whom the last words of a paragraph were spoken. */
static void
learn_addressee(struct speakers *s, const struct findings *f, const uint32_t *order, size_t count)
{
	const struct person *x = NULL;

	for (size_t i = count; i-- > 0 && !x;)
		if (f->items[order[i]].type == QUOTE_DIRECT && !f->items[order[i]].nested)
			x = called_in(s, f, &f->items[order[i]]);
	s->addressee = (struct turn){ 0 };
	if (!x)
		return;
	memcpy(s->addressee.name, x->name, NAME_MAX);
	s->addressee.gender = x->gender;
}

void
speakers_resolve(struct speakers *speakers, const struct passage *p, const struct findings *f,
                 const uint32_t *order, size_t count, char (*names)[NAME_MAX])
{
	struct turn speaker = { 0 }, who;
	bool spoken = false, turn = false;

	for (size_t i = 0; i < count; i++) {
		const struct finding *x = &f->items[order[i]];
		bool direct = x->type == QUOTE_DIRECT && !x->nested;

		names[i][0] = '\0';
		spoken = spoken || (direct && !x->continues);
		turn = turn || direct;
		if (tokens_empty(x->source))
			continue;
		speakers->called = direct ? called_in(speakers, f, x) : NULL;
		name_source(speakers, p, x->source, direct, &who);
		memcpy(names[i], who.name, NAME_MAX);
		if (direct)
			speaker = who;
	}
	resolve_unsourced(speakers, p, f, order, count, names, &speaker);
	speakers->called = NULL;
	pass_mentions(speakers, (uint32_t)p->count);
	if (!turn)
		learn_subject(speakers, p);
	if (spoken || !turn)
		take_turn(speakers, &speaker, spoken);
	if (spoken)
		learn_addressee(speakers, f, order, count);
}
