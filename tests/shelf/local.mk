# Tests of src/shelf: each links $(shelf_test_libs), which is what the layer may use.
shelf_test_libs = tests/libtest.a $(shelf_libs) $(CMOCKA_LIBS)
