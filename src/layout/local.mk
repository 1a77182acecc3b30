noinst_LIBRARIES += src/layout/liblayout.a
src_layout_liblayout_a_CPPFLAGS = $(AM_CPPFLAGS) $(FRIBIDI_CFLAGS)
src_layout_liblayout_a_SOURCES =
src_layout_liblayout_a_SOURCES += src/layout/ascii.c src/layout/ascii.h
src_layout_liblayout_a_SOURCES += src/layout/bidi.h
if HAVE_FRIBIDI
src_layout_liblayout_a_SOURCES += src/layout/bidi.c
else
src_layout_liblayout_a_SOURCES += src/layout/bidi_none.c
endif
src_layout_liblayout_a_SOURCES += src/layout/cluster.c src/layout/cluster.h
src_layout_liblayout_a_SOURCES += src/layout/draw.c src/layout/draw.h
src_layout_liblayout_a_SOURCES += src/layout/flow.c src/layout/flow.h
src_layout_liblayout_a_SOURCES += src/layout/flow_step.c src/layout/flow_step.h
src_layout_liblayout_a_SOURCES += src/layout/grid.c src/layout/grid.h
src_layout_liblayout_a_SOURCES += src/layout/grid_row.c src/layout/grid_row.h
src_layout_liblayout_a_SOURCES += src/layout/kept.c src/layout/kept.h
src_layout_liblayout_a_SOURCES += src/layout/layout.c src/layout/layout.h
src_layout_liblayout_a_SOURCES += src/layout/piece.c src/layout/piece.h
src_layout_liblayout_a_SOURCES += src/layout/piece_hidden.c src/layout/piece_hidden.h
