# Tests of src/doc: each links $(doc_test_libs), which is what the layer may use.
doc_test_libs = tests/libtest.a $(doc_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/doc/test_printer
tests_doc_test_printer_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_wire
tests_doc_test_wire_LDADD = $(doc_test_libs)
