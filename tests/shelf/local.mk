# Tests of src/shelf: each links $(shelf_test_libs), which is what the layer may use.
shelf_test_libs = tests/libtest.a $(shelf_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/shelf/test_anchoring
tests_shelf_test_anchoring_SOURCES = tests/shelf/test_anchoring.c tests/shelf/made.c tests/shelf/made.h
tests_shelf_test_anchoring_LDADD = $(shelf_test_libs)

check_PROGRAMS += tests/shelf/test_approximate
tests_shelf_test_approximate_LDADD = $(shelf_test_libs)

check_PROGRAMS += tests/shelf/test_letters
tests_shelf_test_letters_LDADD = $(shelf_test_libs)

if HAVE_SQLITE3
check_PROGRAMS += tests/shelf/test_import
check_PROGRAMS += tests/shelf/test_store
check_PROGRAMS += tests/shelf/test_store_mishaps
check_PROGRAMS += tests/shelf/test_recall
else
skipped_tests += tests/shelf/test_import
skipped_tests += tests/shelf/test_store
skipped_tests += tests/shelf/test_store_mishaps
skipped_tests += tests/shelf/test_recall
endif
tests_shelf_test_import_LDADD = $(shelf_test_libs)
tests_shelf_test_store_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE3_CFLAGS)
tests_shelf_test_store_SOURCES = tests/shelf/test_store.c tests/shelf/stored.c tests/shelf/stored.h
tests_shelf_test_store_LDADD = $(shelf_test_libs)
tests_shelf_test_store_mishaps_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE3_CFLAGS)
tests_shelf_test_store_mishaps_SOURCES = tests/shelf/test_store_mishaps.c tests/shelf/stored.c tests/shelf/stored.h
tests_shelf_test_store_mishaps_LDADD = $(shelf_test_libs)
tests_shelf_test_recall_LDADD = $(shelf_test_libs)
