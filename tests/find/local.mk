# Tests of src/find: each links $(find_test_libs), which is what the layer may use.
find_test_libs = tests/libtest.a $(find_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/find/test_literal
tests_find_test_literal_SOURCES = tests/find/test_literal.c tests/find/sample.c tests/find/sample.h
tests_find_test_literal_LDADD = $(find_test_libs)
