# Tests of src/read: each links $(read_test_libs), which is what the layer may use.
read_test_libs = tests/libtest.a $(read_libs) $(CMOCKA_LIBS)
readers_test_libs = tests/libtest.a $(reader_libs) $(CMOCKA_LIBS)
