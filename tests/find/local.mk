# Tests of src/find: each links $(find_test_libs), which is what the layer may use.
find_test_libs = tests/libtest.a $(find_libs) $(CMOCKA_LIBS)
