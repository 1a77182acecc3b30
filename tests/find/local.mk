# Tests of src/find: each links $(find_test_libs), which is what the layer may use.
find_test_libs = tests/libtest.a $(find_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/find/test_literal
tests_find_test_literal_SOURCES = tests/find/test_literal.c tests/find/sample.c tests/find/sample.h
tests_find_test_literal_LDADD = $(find_test_libs)

if HAVE_PCRE2
check_PROGRAMS += tests/find/test_pcre
else
skipped_tests += tests/find/test_pcre
endif
tests_find_test_pcre_SOURCES = tests/find/test_pcre.c tests/find/sample.c tests/find/sample.h
tests_find_test_pcre_LDADD = $(find_test_libs)

check_PROGRAMS += tests/find/test_search
tests_find_test_search_SOURCES = tests/find/test_search.c tests/find/sample.c tests/find/sample.h
tests_find_test_search_LDADD = $(find_test_libs)

check_PROGRAMS += tests/find/test_reference
tests_find_test_reference_SOURCES = tests/find/test_reference.c tests/find/sample.c tests/find/sample.h
tests_find_test_reference_LDADD = $(find_test_libs)

check_PROGRAMS += tests/find/test_tally
tests_find_test_tally_SOURCES = tests/find/test_tally.c tests/find/sample.c tests/find/sample.h
tests_find_test_tally_LDADD = $(find_test_libs)

check_PROGRAMS += tests/find/test_filter
tests_find_test_filter_SOURCES = tests/find/test_filter.c tests/find/sample.c tests/find/sample.h
tests_find_test_filter_LDADD = $(find_test_libs)

check_PROGRAMS += tests/find/test_sift
tests_find_test_sift_SOURCES = tests/find/test_sift.c tests/find/sample.c tests/find/sample.h
tests_find_test_sift_LDADD = $(find_test_libs)

check_PROGRAMS += tests/find/test_fold
tests_find_test_fold_LDADD = $(find_test_libs)

check_PROGRAMS += tests/find/test_units
tests_find_test_units_LDADD = $(find_test_libs)

check_PROGRAMS += tests/find/test_subject
tests_find_test_subject_SOURCES = tests/find/test_subject.c tests/find/sample.c tests/find/sample.h
tests_find_test_subject_LDADD = $(find_test_libs)

check_PROGRAMS += tests/find/test_onset
tests_find_test_onset_LDADD = $(find_test_libs)

if HAVE_PCRE2
check_PROGRAMS += tests/find/test_skim
else
skipped_tests += tests/find/test_skim
endif
tests_find_test_skim_SOURCES = tests/find/test_skim.c tests/find/sample.c tests/find/sample.h
tests_find_test_skim_LDADD = $(find_test_libs)

check_PROGRAMS += tests/find/test_required
tests_find_test_required_LDADD = $(find_test_libs)
