# Tests of src/doc: each links $(doc_test_libs), which is what the layer may use.
doc_test_libs = tests/libtest.a $(doc_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/doc/test_anchors
tests_doc_test_anchors_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_block
tests_doc_test_block_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_document
tests_doc_test_document_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_line_index
tests_doc_test_line_index_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_atoms
tests_doc_test_atoms_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_part
tests_doc_test_part_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_quote
tests_doc_test_quote_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_quote_list
tests_doc_test_quote_list_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_section
tests_doc_test_section_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_text
tests_doc_test_text_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_printer
tests_doc_test_printer_LDADD = $(doc_test_libs)
check_PROGRAMS += tests/doc/test_wire
tests_doc_test_wire_LDADD = $(doc_test_libs)
