# Word lists for the quotation finder, one file a line.
lexicondir = $(pkgdatadir)/lexicon
dist_lexicon_DATA =
