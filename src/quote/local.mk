noinst_LIBRARIES += src/quote/libquote.a
src_quote_libquote_a_SOURCES =
src_quote_libquote_a_SOURCES += src/quote/lexicon.h
src_quote_libquote_a_SOURCES += src/quote/quoter.h
