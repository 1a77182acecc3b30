# Tests of src/doc: each links $(doc_test_libs), which is what the layer may use.
doc_test_libs = tests/libtest.a $(doc_libs) $(CMOCKA_LIBS)
