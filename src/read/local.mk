noinst_LIBRARIES += src/read/libread.a
src_read_libread_a_SOURCES =
src_read_libread_a_SOURCES += src/read/ansi_escape.c src/read/ansi_escape.h
src_read_libread_a_SOURCES += src/read/ansi_sign.c src/read/ansi_sign.h
src_read_libread_a_SOURCES += src/read/encoding.c src/read/encoding.h
src_read_libread_a_SOURCES += src/read/chunk.c src/read/chunk.h
src_read_libread_a_SOURCES += src/read/bordered.c src/read/bordered.h src/read/kept.c src/read/kept.h
src_read_libread_a_SOURCES += src/read/chunk_pieces.c src/read/chunk_pieces.h src/read/special.c src/read/special.h
src_read_libread_a_SOURCES += src/read/stack.c src/read/stack.h
src_read_libread_a_SOURCES += src/read/epub_sign.c src/read/epub_sign.h
src_read_libread_a_SOURCES += src/read/fb2_sign.c src/read/fb2_sign.h
src_read_libread_a_SOURCES += src/read/odt_sign.c src/read/odt_sign.h
src_read_libread_a_SOURCES += src/read/zip_sign.c src/read/zip_sign.h
src_read_libread_a_SOURCES += src/read/xml_sign.c src/read/xml_sign.h
src_read_libread_a_SOURCES += src/read/flow.c src/read/flow.h
src_read_libread_a_SOURCES += src/read/foreign.c src/read/foreign.h
src_read_libread_a_SOURCES += src/read/format.c src/read/format.h
src_read_libread_a_SOURCES += src/read/info_file.c src/read/info_file.h
src_read_libread_a_SOURCES += src/read/mail_code.c src/read/mail_code.h
src_read_libread_a_SOURCES += src/read/mail_field.c src/read/mail_field.h
src_read_libread_a_SOURCES += src/read/class.c src/read/class.h
src_read_libread_a_SOURCES += src/read/html_charset.c src/read/html_charset.h
src_read_libread_a_SOURCES += src/read/html_sign.c src/read/html_sign.h
src_read_libread_a_SOURCES += src/read/line.c src/read/line.h
src_read_libread_a_SOURCES += src/read/lines.c src/read/lines.h
src_read_libread_a_SOURCES += src/read/heading.c src/read/heading.h src/read/survey.c
src_read_libread_a_SOURCES += src/read/heading_apart.c src/read/heading_parts.h
src_read_libread_a_SOURCES += src/read/markdown_line.c src/read/markdown_line.h
src_read_libread_a_SOURCES += src/read/man_sign.c src/read/man_sign.h
src_read_libread_a_SOURCES += src/read/markdown_sign.c src/read/markdown_sign.h
src_read_libread_a_SOURCES += src/read/mark.c src/read/mark.h src/read/unit.c src/read/unit.h
src_read_libread_a_SOURCES += src/read/marker.c src/read/marker.h
src_read_libread_a_SOURCES += src/read/numbering.c src/read/numbering.h src/read/title.c src/read/title.h
src_read_libread_a_SOURCES += src/read/label.c src/read/label.h src/read/numeral.c src/read/numeral.h
src_read_libread_a_SOURCES += src/read/wordlist.c src/read/wordlist.h
src_read_libread_a_SOURCES += src/read/nest.c src/read/nest.h src/read/outline.c src/read/outliner.h
src_read_libread_a_SOURCES += src/read/role.c src/read/role.h src/read/folding.c src/read/folding.h
src_read_libread_a_SOURCES += src/read/dateline.c src/read/dateline.h src/read/byline.c src/read/byline.h
src_read_libread_a_SOURCES += src/read/caption.c src/read/caption.h src/read/furniture.c src/read/furniture.h
src_read_libread_a_SOURCES += src/read/ordinal.c src/read/ordinal.h
src_read_libread_a_SOURCES += src/read/list.c src/read/list.h
src_read_libread_a_SOURCES += src/read/packed.c src/read/packed.h
src_read_libread_a_SOURCES += src/read/page.c src/read/page.h
src_read_libread_a_SOURCES += src/read/plain.c src/read/plain.h
src_read_libread_a_SOURCES += src/read/profile.c src/read/profile.h
src_read_libread_a_SOURCES += src/read/reference.c src/read/reference.h src/read/reference_match.h
src_read_libread_a_SOURCES += src/read/reference_series.c src/read/series.c src/read/series.h
src_read_libread_a_SOURCES += src/read/reply.c src/read/reply.h
src_read_libread_a_SOURCES += src/read/roff_sign.c src/read/roff_sign.h
src_read_libread_a_SOURCES += src/read/settled.c src/read/settled.h
src_read_libread_a_SOURCES += src/read/shape.c src/read/shape.h
src_read_libread_a_SOURCES += src/read/shown.c src/read/shown.h
src_read_libread_a_SOURCES += src/read/census.c src/read/census.h
src_read_libread_a_SOURCES += src/read/wrap.c src/read/wrap.h
src_read_libread_a_SOURCES += src/read/scan.c src/read/scan.h
src_read_libread_a_SOURCES += src/read/source.c src/read/source.h

# Readers that need a heavy library: linked into diple-read only.
noinst_LIBRARIES += src/read/libreaders.a
src_read_libreaders_a_CPPFLAGS = $(AM_CPPFLAGS) $(MD4C_CFLAGS) $(LIBXML2_CFLAGS) \
	$(LIBARCHIVE_CFLAGS) $(ZLIB_CFLAGS) $(JANSSON_CFLAGS)
src_read_libreaders_a_SOURCES =
src_read_libreaders_a_SOURCES += src/read/ansi.c src/read/ansi.h
src_read_libreaders_a_SOURCES += src/read/ansi_section.c src/read/ansi_section.h
src_read_libreaders_a_SOURCES += src/read/ansi_text.c src/read/ansi_text.h
src_read_libreaders_a_SOURCES += src/read/builder.c src/read/builder.h src/read/builder_state.h
src_read_libreaders_a_SOURCES += src/read/builder_draft.c src/read/builder_draft.h
src_read_libreaders_a_SOURCES += src/read/builder_before.c
src_read_libreaders_a_SOURCES += src/read/builder_table.c
src_read_libreaders_a_SOURCES += src/read/builder_text.c
src_read_libreaders_a_SOURCES += src/read/known.c src/read/known.h
src_read_libreaders_a_SOURCES += src/read/mail.c src/read/mail.h src/read/mail_html.c src/read/mail_html.h
src_read_libreaders_a_SOURCES += src/read/info.c src/read/info.h
src_read_libreaders_a_SOURCES += src/read/info_text.c src/read/info_text.h
src_read_libreaders_a_SOURCES += src/read/man.c src/read/man.h src/read/man_page.h
src_read_libreaders_a_SOURCES += src/read/man_flow.c src/read/man_words.c
src_read_libreaders_a_SOURCES += src/read/man_line.c src/read/man_line.h
src_read_libreaders_a_SOURCES += src/read/cap.c src/read/cap.h
src_read_libreaders_a_SOURCES += src/read/reader.c src/read/reader.h
src_read_libreaders_a_SOURCES += src/read/roff.c src/read/roff.h
src_read_libreaders_a_SOURCES += src/read/landlock.c src/read/landlock.h
src_read_libreaders_a_SOURCES += src/read/seal.c src/read/seal.h
src_read_libreaders_a_SOURCES += src/read/unpack.c src/read/unpack.h src/read/unpack_way.h
if HAVE_ZLIB
src_read_libreaders_a_SOURCES += src/read/unpack_gzip.c
endif
if HAVE_LIBARCHIVE
src_read_libreaders_a_SOURCES += src/read/unpack_archive.c
src_read_libreaders_a_SOURCES += src/read/zip.c src/read/zip.h
src_read_libreaders_a_SOURCES += src/read/part_text.c src/read/part_text.h
src_read_libreaders_a_SOURCES += src/read/utf16.c src/read/utf16.h
src_read_libreaders_a_SOURCES += src/read/odt.c src/read/odt.h src/read/odt_state.h
src_read_libreaders_a_SOURCES += src/read/odt_archive.c src/read/odt_block.c src/read/odt_note.c
src_read_libreaders_a_SOURCES += src/read/odt_number.c src/read/odt_number.h
src_read_libreaders_a_SOURCES += src/read/odt_style.c src/read/odt_style.h
src_read_libreaders_a_SOURCES += src/read/odt_table.c src/read/odt_text.c
endif

src_read_libreaders_a_SOURCES += src/read/entity.c src/read/entity.h src/read/entity_table.h

# The names of characters as a table, sorted by bytes.
nodist_src_read_libreaders_a_SOURCES = src/read/entity_table.c
CLEANFILES += src/read/entity_table.c
src/read/entity_table.c: data/entities.txt $(top_srcdir)/src/read/entity.awk
	$(AM_V_GEN)$(MKDIR_P) src/read && cd $(top_srcdir) && LC_ALL=C $(AWK) \
		-f src/read/entity.awk data/entities.txt >$(abs_top_builddir)/$@.new && \
		mv -f $(abs_top_builddir)/$@.new $(abs_top_builddir)/$@

if HAVE_LIBXML2
src_read_libreaders_a_SOURCES += src/read/xml.c src/read/xml.h
if HAVE_LIBARCHIVE
src_read_libreaders_a_SOURCES += src/read/epub.c src/read/epub.h
src_read_libreaders_a_SOURCES += src/read/epub_ids.c src/read/epub_ids.h
src_read_libreaders_a_SOURCES += src/read/epub_package.c src/read/epub_package.h
src_read_libreaders_a_SOURCES += src/read/epub_place.c src/read/epub_place.h
src_read_libreaders_a_SOURCES += src/read/epub_toc.c src/read/epub_toc.h
endif
endif

# A reader whose library may be missing is left out with it, and so is its row in reader.c.
if HAVE_MD4C
src_read_libreaders_a_SOURCES += src/read/markdown.c src/read/markdown.h
src_read_libreaders_a_SOURCES += src/read/markdown_render.c src/read/markdown_render.h
src_read_libreaders_a_SOURCES += src/read/markdown_alert.c src/read/markdown_alert.h
src_read_libreaders_a_SOURCES += src/read/markdown_front.c src/read/markdown_front.h
src_read_libreaders_a_SOURCES += src/read/markdown_html.c
src_read_libreaders_a_SOURCES += src/read/markdown_label.c src/read/markdown_label.h
src_read_libreaders_a_SOURCES += src/read/markdown_plan.c src/read/markdown_plan.h
src_read_libreaders_a_SOURCES += src/read/markdown_slug.c src/read/markdown_slug.h
src_read_libreaders_a_SOURCES += src/read/markdown_state.c src/read/markdown_state.h
src_read_libreaders_a_SOURCES += src/read/markdown_table.c src/read/markdown_table.h
src_read_libreaders_a_SOURCES += src/read/markdown_tag.c src/read/markdown_tag.h
endif

# HTML's elements, for pages and for books.
src_read_libreaders_a_SOURCES += src/read/html.c src/read/html.h src/read/html_state.h
src_read_libreaders_a_SOURCES += src/read/html_attribute.c src/read/html_attribute.h
src_read_libreaders_a_SOURCES += src/read/html_element.c src/read/html_element.h
src_read_libreaders_a_SOURCES += src/read/html_enter.c src/read/html_head.c src/read/html_list.c
src_read_libreaders_a_SOURCES += src/read/html_open.c src/read/html_record.c
src_read_libreaders_a_SOURCES += src/read/counter.c src/read/counter.h
src_read_libreaders_a_SOURCES += src/read/html_table.c src/read/html_text.c
src_read_libreaders_a_SOURCES += src/read/html_tape.c src/read/html_tape.h
src_read_libreaders_a_SOURCES += src/read/html_parser.c src/read/html_parser.h
src_read_libreaders_a_SOURCES += src/read/html_source.c src/read/html_source.h
src_read_libreaders_a_SOURCES += src/read/markup.c src/read/markup.h src/read/markup_tag.c src/read/markup_tag.h
src_read_libreaders_a_SOURCES += src/read/uri.c src/read/uri.h

# Formats in XML that become HTML's elements.
src_read_libreaders_a_SOURCES += src/read/rewrite.c src/read/rewrite.h
src_read_libreaders_a_SOURCES += src/read/fb2.c src/read/fb2.h src/read/fb2_state.h
src_read_libreaders_a_SOURCES += src/read/fb2_book.c src/read/fb2_book.h src/read/fb2_title.c
