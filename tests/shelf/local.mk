# Tests of src/shelf: each links $(shelf_test_libs), which is what the layer may use.
shelf_test_libs = tests/libtest.a $(shelf_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/shelf/test_anchoring
tests_shelf_test_anchoring_SOURCES = tests/shelf/test_anchoring.c tests/shelf/made.c tests/shelf/made.h
tests_shelf_test_anchoring_LDADD = $(shelf_test_libs)

check_PROGRAMS += tests/shelf/test_approximate
tests_shelf_test_approximate_LDADD = $(shelf_test_libs)

check_PROGRAMS += tests/shelf/test_letters
tests_shelf_test_letters_LDADD = $(shelf_test_libs)
