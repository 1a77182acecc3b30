# Word lists for the quotation finder; src/quote/local.mk compiles them into the program.
lexicondir = $(pkgdatadir)/lexicon
lexicon_files = \
	data/lexicon/names.txt \
	data/lexicon/de-verbs.txt \
	data/lexicon/de-words.txt \
	data/lexicon/en-nouns.txt \
	data/lexicon/en-verbs.txt \
	data/lexicon/en-words.txt \
	data/lexicon/es-words.txt \
	data/lexicon/fr-words.txt
dist_lexicon_DATA = $(lexicon_files)
