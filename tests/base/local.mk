# Tests of src/base: each links $(base_test_libs), which is what the layer may use.
base_test_libs = tests/libtest.a $(base_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/base/test_arena
tests_base_test_arena_LDADD = $(base_test_libs)
check_PROGRAMS += tests/base/test_bisect
tests_base_test_bisect_LDADD = $(base_test_libs)
check_PROGRAMS += tests/base/test_breaks
tests_base_test_breaks_LDADD = $(base_test_libs)
check_PROGRAMS += tests/base/test_buffer
tests_base_test_buffer_LDADD = $(base_test_libs)
check_PROGRAMS += tests/base/test_error
tests_base_test_error_LDADD = $(base_test_libs)
check_PROGRAMS += tests/base/test_memory
tests_base_test_memory_LDADD = $(base_test_libs)
check_PROGRAMS += tests/base/test_slice
tests_base_test_slice_LDADD = $(base_test_libs)
check_PROGRAMS += tests/base/test_unicode
tests_base_test_unicode_LDADD = $(base_test_libs)
check_PROGRAMS += tests/base/test_utf8
tests_base_test_utf8_LDADD = $(base_test_libs)
