# Compiles the word lists of data/lexicon into a C table (lexicon_table.c): reads the lists that are named
# as arguments, checks every line, inflects English verbs and nouns, and writes one hash table of forms.
# diple-lexicon(5) describes the lists. A line that is no entry is named on standard error, nothing is
# written, and the exit status is 1. With -v check=1 the lists are checked and no table is written.
#
# Bytes, not letters: run it in the C locale.

BEGIN {
	languages = split("en de fr es", language_names, " ")
	for (i = 1; i <= languages; i++)
		language_of[language_names[i]] = i - 1
	list(classes, "determiner pronoun conjunction preposition adverb auxiliary adjective noun " \
		"interjection title role group saying occasion given abbreviation verb event need telling")
	list(flags, "known demonstrative plural possessive first second male female neuter subject object " \
		"reflexive existential relative wh that subordinating coordinating contrast to be have do modal " \
		"finite past negation normative ordinal time number kin suffix clitic subjunctive according " \
		"preposition adverb role abbreviation interjection elided")
	list(frames, "clause quote object to person order as name asks sound")
	for (i = 0; i < 256; i++)
		order[sprintf("%c", i)] = i
	longest = 23
	buckets = 32749
	forms = verbs = particles = 0
	verb_frames[0] = "0"
}

function list(set, words,   n, i, part)
{
	n = split(words, part, " ")
	for (i = 1; i <= n; i++)
		set[part[i]] = 1
}

function complain(what)
{
	printf "%s:%d: %s\n", FILENAME, FNR, what > "/dev/stderr"
	bad = 1
}

function lower(s)
{
	s = tolower(s)
	# What the C locale leaves alone: the capitals of Latin-1.
	gsub(/\303\204/, "\303\244", s)
	gsub(/\303\226/, "\303\266", s)
	gsub(/\303\234/, "\303\274", s)
	gsub(/\303\211/, "\303\251", s)
	return s
}

function bit(name)
{
	return "WORD_" toupper(name)
}

# The index of a form, made when it is new.
function form(word)
{
	word = lower(word)
	if (length(word) > longest)
		complain("\"" word "\" is longer than " longest " bytes")
	if (!(word in index_of)) {
		index_of[word] = ++forms
		text[forms] = word
	}
	return index_of[word]
}

# Words by which a text that tells of people is known from a manual.
function is_telling(bits)
{
	return bits ~ /WORD_(TELLING|EVENT)/ || \
		(bits ~ /WORD_AUXILIARY/ && bits ~ /WORD_PAST/ && bits !~ /WORD_(MODAL|SUBJUNCTIVE)/)
}

# Gives a form bits in the language of the file, or in all of them.
function give(word, bits, verb,   f, l)
{
	f = form(word)
	for (l = 0; l < languages; l++)
		if (language == l || language < 0) {
			bits_of[f, l] = bits_of[f, l] ? bits_of[f, l] "|" bits : bits
			if (bits ~ /WORD_KNOWN/ && !known[f, l]++)
				known_mask[f] += 2 ^ l
			if (is_telling(bits) && !tells[f, l]++)
				known_mask[f] += 2 ^ (l + 4)
			if (verb && !verb_of[f, l])
				verb_of[f, l] = verb
		}
}

function plural_of(word)
{
	if (word ~ /[^aeiou]y$/)
		return substr(word, 1, length(word) - 1) "ies"
	if (word ~ /(s|x|z|ch|sh)$/)
		return word "es"
	return word "s"
}

function past_of(word)
{
	if (word ~ /e$/)
		return word "d"
	if (word ~ /[^aeiou]y$/)
		return substr(word, 1, length(word) - 1) "ied"
	if (word ~ /^[^aeiou]*[aeiou][^aeiouwxy]$/)
		return word substr(word, length(word)) "ed"
	return word "ed"
}

# The gerund doubles a consonant where the past does.
function gerund_of(word, past)
{
	if (word ~ /ie$/)
		return substr(word, 1, length(word) - 2) "ying"
	if (word ~ /[^eoy]e$/)
		return substr(word, 1, length(word) - 1) "ing"
	if (past == word substr(word, length(word)) "ed")
		return word substr(word, length(word)) "ing"
	return word "ing"
}

function each(words, bits, verb,   n, i, part)
{
	n = split(words, part, " ")
	for (i = 1; i <= n; i++)
		give(part[i], bits, verb)
	return n
}

# "teilte ... mit" is "mitteilte" at the end of a clause.
function joined_entry(particle, verb, past, set,   n, i, part, key)
{
	key = language SUBSEP particle verb
	if (!(key in verb_index)) {
		verb_index[key] = ++verbs
		verb_frames[verbs] = set
	}
	n = split(past, part, " ")
	for (i = 1; i <= n; i++)
		give(particle part[i], "WORD_VERB|WORD_PAST|WORD_FINITE", verb_index[key])
}

function verb_entry(   n, i, part, v, kind, set, past, participle, gerund, key)
{
	n = split($1, part, "[+]")
	key = language SUBSEP part[1]
	if (!(key in verb_index)) {
		verb_index[key] = ++verbs
		verb_frames[verbs] = "0"
	}
	v = verb_index[key]
	for (i = 3; i <= words; i++) {
		if ($i == "speech" || $i == "thought")
			kind = $i
		else if (!($i in frames))
			complain("\"" $i "\" is no flag of a verb")
		else
			set = set "|FRAME_" toupper($i)
	}
	if (!kind)
		complain("a verb is speech or thought")
	set = "FRAME_" toupper(kind) set
	if (n == 1) {
		if (plain[v])
			complain("\"" $1 "\" is there twice")
		plain[v] = 1
		verb_frames[v] = set
	} else if (n > 3)
		complain("a verb has at most two particles")
	else {
		particle_of[v]++
		particle_text[v, particle_of[v]] = form(part[2]) ", " (n == 3 ? form(part[3]) : 0) ", " set
	}
	past = lists[2]
	participle = lists[3]
	if (language_names[language + 1] == "de" && n == 2)
		joined_entry(part[2], part[1], past, set)
	if (language == 0 && !past)
		past = participle = inflected[key] ? "" : past_of(part[1])
	inflected[key] = 1
	give(part[1], "WORD_VERB|WORD_BASE", v)
	if (past)
		each(past, language == 0 ? "WORD_VERB|WORD_PAST" : "WORD_VERB|WORD_PAST|WORD_FINITE", v)
	if (participle)
		each(participle, "WORD_VERB|WORD_PARTICIPLE", v)
	if (language == 0) {
		give(plural_of(part[1]), "WORD_VERB|WORD_PRESENT", v)
		split(past, part, " ")
		sub(/[+].*/, "", $1)
		give(lists[4] ? lists[4] : gerund_of($1, part[1]), "WORD_VERB|WORD_GERUND", v)
	}
}

function word_entry(   i, bits, female)
{
	bits = bit($2)
	for (i = 3; i <= words; i++)
		if (!($i in flags))
			complain("\"" $i "\" is no flag")
		else
			bits = bits "|" bit($i)
	give($1, bits, 0)
	if (lists[2])
		each(lists[2], ($2 ~ /^(role|saying|occasion|group|title)$/) ? bits "|WORD_PLURAL" : bits, 0)
	else if (language == 0 && $2 ~ /^(role|saying|occasion|group)$/ && bits !~ /PLURAL/)
		give(plural_of($1), bits "|WORD_PLURAL", 0)
	else if (language == 0 && $2 == "title" && bits ~ /ROLE/)
		give(plural_of($1), bits "|WORD_PLURAL", 0)
}

FNR == 1 {
	name = FILENAME
	sub(/.*\//, "", name)
	if (name == "names.txt" || name ~ /^(zh|ja)-/)
		language = -1
	else if (substr(name, 3, 1) == "-" && (substr(name, 1, 2) in language_of))
		language = language_of[substr(name, 1, 2)]
	else {
		complain("the name of a list starts with its language")
		language = -1
	}
}

/^[ \t]*(#|$)/ { next }

{
	for (i in lists)
		delete lists[i]
	split($0, lists, "[ \t]*;[ \t]*")
	words = split(lists[1], unused, " ")
	if (words < 2)
		complain("an entry is a word and its class")
	else if (!($2 in classes))
		complain("\"" $2 "\" is no class")
	else if ($0 !~ /^[^ \t]/)
		complain("an entry starts at the line's start")
	else if ($2 == "verb" || $2 == "speech" || $2 == "thought")
		verb_entry()
	else
		word_entry()
}

function hash_of(word,   h, i)
{
	h = 5381
	for (i = 1; i <= length(word); i++)
		h = (h * 33 + order[substr(word, i, 1)]) % 4294967296
	return h % buckets
}

function write_forms(   f, l, line)
{
	print "const struct lexicon_form lexicon_forms[] = {"
	print "\t{ \"\", 0, 0, { 0 }, { 0 } },"
	for (f = 1; f <= forms; f++) {
		printf "\t{ \"%s\", %d, %d, {", text[f], length(text[f]), known_mask[f]
		for (l = 0; l < languages; l++)
			printf " %s,", bits_of[f, l] ? bits_of[f, l] : "0"
		printf " }, {"
		for (l = 0; l < languages; l++)
			printf " %d,", verb_of[f, l]
		print " } },"
	}
	print "};\n"
}

function write_verbs(   v, i, first)
{
	print "const struct lexicon_verb lexicon_verbs[] = {"
	print "\t{ 0, 0, 0 },"
	first = 0
	for (v = 1; v <= verbs; v++) {
		printf "\t{ %s, %d, %d },\n", verb_frames[v], first, particle_of[v]
		first += particle_of[v]
	}
	print "};\n\nconst struct lexicon_particle lexicon_particles[] = {"
	for (v = 1; v <= verbs; v++)
		for (i = 1; i <= particle_of[v]; i++)
			printf "\t{ %s },\n", particle_text[v, i]
	print "\t{ 0, 0, 0 },\n};\n"
}

function write_buckets(   f, h, i)
{
	for (f = 1; f <= forms; f++) {
		h = hash_of(text[f])
		while (h in bucket)
			h = (h + 1) % buckets
		bucket[h] = f
	}
	printf "const uint16_t lexicon_buckets[LEXICON_BUCKETS] = {"
	for (i = 0; i < buckets; i++)
		printf "%s%d,", i % 16 ? " " : "\n\t", bucket[i]
	print "\n};"
}

END {
	if (forms >= 16384) {
		print "lexicon: more than 16383 forms" > "/dev/stderr"
		bad = 1
	}
	if (bad)
		exit 1
	if (check)
		exit 0
	print "/* Made by lexicon.awk from data/lexicon; what is changed here is lost. */\n"
	print "#include \"quote/lexicon.h\"\n"
	write_forms()
	write_verbs()
	write_buckets()
}
