# Tests of src/quote: each links $(quote_test_libs), which is what the layer may use.
quote_test_libs = tests/libtest.a $(quote_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/quote/test_quoter
tests_quote_test_quoter_LDADD = $(quote_test_libs)

TESTS += tests/quote/test-lexicon

check_PROGRAMS += tests/quote/test_token
tests_quote_test_token_SOURCES = tests/quote/test_token.c tests/quote/tokens.c tests/quote/tokens.h
tests_quote_test_token_LDADD = $(quote_test_libs)

check_PROGRAMS += tests/quote/test_marks
tests_quote_test_marks_SOURCES = tests/quote/test_marks.c tests/quote/tokens.c tests/quote/tokens.h
tests_quote_test_marks_LDADD = $(quote_test_libs)

check_PROGRAMS += tests/quote/test_passage
tests_quote_test_passage_SOURCES = tests/quote/test_passage.c tests/quote/tokens.c tests/quote/tokens.h
tests_quote_test_passage_LDADD = $(quote_test_libs)

check_PROGRAMS += tests/quote/test_names
tests_quote_test_names_SOURCES = tests/quote/test_names.c tests/quote/tokens.c tests/quote/tokens.h
tests_quote_test_names_LDADD = $(quote_test_libs)

check_PROGRAMS += tests/quote/test_lexicon
tests_quote_test_lexicon_SOURCES = tests/quote/test_lexicon.c tests/quote/tokens.c tests/quote/tokens.h
tests_quote_test_lexicon_LDADD = $(quote_test_libs)

# The engine once more, with a counter in every branch, so that a test can count its steps.
if !FUZZING
check_LIBRARIES += tests/quote/libsteps.a
tests_quote_libsteps_a_SOURCES = $(src_quote_libquote_a_SOURCES)
nodist_tests_quote_libsteps_a_SOURCES = src/quote/lexicon_table.c
tests_quote_libsteps_a_CFLAGS = $(AM_CFLAGS) -fsanitize-coverage=trace-pc

check_PROGRAMS += tests/quote/test_steps
tests_quote_test_steps_LDADD = tests/quote/libsteps.a tests/libtest.a $(doc_libs) $(CMOCKA_LIBS)
endif
