# Tests of src/base: each links $(base_test_libs), which is what the layer may use.
base_test_libs = tests/libtest.a $(base_libs) $(CMOCKA_LIBS)
