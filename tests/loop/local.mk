# Tests of src/loop: each links $(loop_test_libs), which is what the layer may use.
loop_test_libs = tests/libtest.a $(loop_libs) $(CMOCKA_LIBS)
