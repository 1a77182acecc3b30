# Tests of src/layout: each links $(layout_test_libs), which is what the layer may use.
layout_test_libs = tests/libtest.a $(layout_libs) $(CMOCKA_LIBS)
