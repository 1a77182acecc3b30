# Tests of src/app: each links $(app_test_libs), which is what the layer may use.
app_test_libs = tests/libtest.a $(app_libs) $(CMOCKA_LIBS)
