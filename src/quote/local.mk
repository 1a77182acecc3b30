noinst_LIBRARIES += src/quote/libquote.a
src_quote_libquote_a_SOURCES =
src_quote_libquote_a_SOURCES += src/quote/cast.c src/quote/cast.h
src_quote_libquote_a_SOURCES += src/quote/clause.c src/quote/clause.h
src_quote_libquote_a_SOURCES += src/quote/continuation.c src/quote/continuation.h
src_quote_libquote_a_SOURCES += src/quote/cues.c src/quote/cues.h
src_quote_libquote_a_SOURCES += src/quote/dash.c src/quote/dash.h
src_quote_libquote_a_SOURCES += src/quote/finding.c src/quote/finding.h
src_quote_libquote_a_SOURCES += src/quote/german.c src/quote/german.h
src_quote_libquote_a_SOURCES += src/quote/german_clause.c src/quote/german_clause.h
src_quote_libquote_a_SOURCES += src/quote/ideograph.c src/quote/ideograph.h
src_quote_libquote_a_SOURCES += src/quote/intro.c src/quote/intro.h
src_quote_libquote_a_SOURCES += src/quote/language.c src/quote/language.h
src_quote_libquote_a_SOURCES += src/quote/lexicon.c src/quote/lexicon.h
src_quote_libquote_a_SOURCES += src/quote/marks.c src/quote/marks.h
src_quote_libquote_a_SOURCES += src/quote/names.c src/quote/names.h
src_quote_libquote_a_SOURCES += src/quote/nominal.c src/quote/nominal.h
src_quote_libquote_a_SOURCES += src/quote/passage.c src/quote/passage.h
src_quote_libquote_a_SOURCES += src/quote/phrase.c src/quote/phrase.h
src_quote_libquote_a_SOURCES += src/quote/quoter.c src/quote/quoter.h
src_quote_libquote_a_SOURCES += src/quote/search.c src/quote/search.h
src_quote_libquote_a_SOURCES += src/quote/sign.c src/quote/sign.h
src_quote_libquote_a_SOURCES += src/quote/source.c src/quote/source.h
src_quote_libquote_a_SOURCES += src/quote/spans.c src/quote/spans.h
src_quote_libquote_a_SOURCES += src/quote/speakers.c src/quote/speakers.h
src_quote_libquote_a_SOURCES += src/quote/token.c src/quote/token.h src/quote/token_reader.h
src_quote_libquote_a_SOURCES += src/quote/verb.c src/quote/verb.h
src_quote_libquote_a_SOURCES += src/quote/word.c src/quote/word.h

# The word lists as a table; they are read with the eyes of the C locale, byte by byte.
nodist_src_quote_libquote_a_SOURCES = src/quote/lexicon_table.c
CLEANFILES += src/quote/lexicon_table.c
src/quote/lexicon_table.c: $(lexicon_files) $(top_srcdir)/src/quote/lexicon.awk
	$(AM_V_GEN)$(MKDIR_P) src/quote && cd $(top_srcdir) && LC_ALL=C $(AWK) \
		-f src/quote/lexicon.awk $(lexicon_files) >$(abs_top_builddir)/$@.new && \
		mv -f $(abs_top_builddir)/$@.new $(abs_top_builddir)/$@
