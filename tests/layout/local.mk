# Tests of src/layout: each links $(layout_test_libs), which is what the layer may use.
layout_test_libs = tests/layout/libbuild.a tests/libtest.a $(layout_libs) $(CMOCKA_LIBS)

check_LIBRARIES += tests/layout/libbuild.a
tests_layout_libbuild_a_SOURCES = tests/layout/build.c tests/layout/build.h

check_PROGRAMS += tests/layout/test_layout
tests_layout_test_layout_LDADD = $(layout_test_libs)
