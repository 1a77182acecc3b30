# Tests of src/layout: each links $(layout_test_libs), which is what the layer may use.
layout_test_libs = tests/layout/libbuild.a tests/libtest.a $(layout_libs) $(CMOCKA_LIBS)

check_LIBRARIES += tests/layout/libbuild.a
tests_layout_libbuild_a_SOURCES = tests/layout/build.c tests/layout/build.h tests/layout/laws.c tests/layout/laws.h

check_PROGRAMS += tests/layout/test_cluster
tests_layout_test_cluster_LDADD = $(layout_test_libs)
check_PROGRAMS += tests/layout/test_grid
tests_layout_test_grid_LDADD = $(layout_test_libs)
check_PROGRAMS += tests/layout/test_piece
tests_layout_test_piece_LDADD = $(layout_test_libs)
check_PROGRAMS += tests/layout/test_flow
tests_layout_test_flow_LDADD = $(layout_test_libs)
check_PROGRAMS += tests/layout/test_draw
tests_layout_test_draw_LDADD = $(layout_test_libs)
check_PROGRAMS += tests/layout/test_layout
tests_layout_test_layout_LDADD = $(layout_test_libs)
check_PROGRAMS += tests/layout/test_rows
tests_layout_test_rows_LDADD = $(layout_test_libs)

if HAVE_FRIBIDI
check_PROGRAMS += tests/layout/test_bidi
tests_layout_test_bidi_LDADD = $(layout_test_libs)
else
skipped_tests += tests/layout/test_bidi
endif
