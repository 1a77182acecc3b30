# Word lists for the quotation finder; src/quote/local.mk compiles them into the program.
lexicondir = $(pkgdatadir)/lexicon
lexicon_files = \
	data/lexicon/names.txt \
	data/lexicon/de-verbs.txt \
	data/lexicon/de-words.txt \
	data/lexicon/en-nouns.txt \
	data/lexicon/en-verbs.txt \
	data/lexicon/en-words.txt \
	data/lexicon/es-verbs.txt \
	data/lexicon/es-words.txt \
	data/lexicon/fr-verbs.txt \
	data/lexicon/fr-words.txt \
	data/lexicon/ja-words.txt \
	data/lexicon/zh-words.txt
dist_lexicon_DATA = $(lexicon_files)

# Completions for the shells. The program prints them itself, so a cross build has none to install.
if !CROSS_COMPILING
bash_completiondir = $(datadir)/bash-completion/completions
nodist_bash_completion_DATA = data/completions/diple
zsh_completiondir = $(datadir)/zsh/site-functions
nodist_zsh_completion_DATA = data/completions/_diple
fish_completiondir = $(datadir)/fish/vendor_completions.d
nodist_fish_completion_DATA = data/completions/diple.fish

completions = $(nodist_bash_completion_DATA) $(nodist_zsh_completion_DATA) \
	$(nodist_fish_completion_DATA)
CLEANFILES += $(completions)

$(completions): src/diple$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) data/completions; \
	case $@ in *.fish) shell=fish ;; */_*) shell=zsh ;; *) shell=bash ;; esac; \
	src/diple$(EXEEXT) --print-completion=$$shell >$@.tmp && mv $@.tmp $@
endif
