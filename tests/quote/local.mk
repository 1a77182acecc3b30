# Tests of src/quote: each links $(quote_test_libs), which is what the layer may use.
quote_test_libs = tests/libtest.a $(quote_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/quote/test_quoter
tests_quote_test_quoter_LDADD = $(quote_test_libs)

TESTS += tests/quote/test-lexicon
