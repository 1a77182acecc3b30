# Tests of src/view: each links $(view_test_libs), which is what the layer may use.
view_test_libs = tests/libtest.a $(view_libs) $(CMOCKA_LIBS)
