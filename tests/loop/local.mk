# Tests of src/loop: each links $(loop_test_libs), which is what the layer may use.
loop_test_libs = tests/libtest.a $(loop_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/loop/test_child
tests_loop_test_child_LDADD = $(loop_test_libs)
check_PROGRAMS += tests/loop/test_loop
tests_loop_test_loop_LDADD = $(loop_test_libs)
