#ifndef DOC_WIRE_RECORD_H
#define DOC_WIRE_RECORD_H

#include <stdbool.h>
#include <stdint.h>

/*
 * What both ends of the wire agree on. Only for them.
 *
 *     header      "DIPL", uint32 version
 *     text        bytes
 *     block       start, end, u8 kind, level, quote_depth, gap, u16 indent, hang
 *     span        start, end, u8 kind, has_target, u32 ink, ground, target
 *     hidden      start, end
 *     section     start, u8 level, title
 *     quote       u8 type, strength, nested, has_speaker, u32 run_count, cue, source, runs, speaker
 *     title, note string
 *     checkpoint  line, position
 *     progress    u8 pass, done, total
 *     done
 *     anchor      position, name
 *     fact        u8 fact, value
 *     table       start, end, u16 header_rows, column_count, columns: u8 align, u16 least, natural
 *     lines       count
 *
 * Numbers are uint64 unless said otherwise. A string is UTF-8 without control characters and reaches to the record's end.
 */
enum { WIRE_VERSION = 3, WIRE_HEADER_SIZE = 8, WIRE_FRAME_SIZE = 8 };
#define WIRE_MAGIC "DIPL"

enum wire_kind {
	WIRE_TEXT = 1,
	WIRE_BLOCK,
	WIRE_SPAN,
	WIRE_HIDDEN,
	WIRE_SECTION,
	WIRE_QUOTE,
	WIRE_TITLE,
	WIRE_NOTE,
	WIRE_CHECKPOINT,
	WIRE_PROGRESS,
	WIRE_DONE,
	WIRE_ANCHOR,
	WIRE_FACT,
	WIRE_TABLE,
	WIRE_LINES,
	WIRE_KIND_COUNT,
};

/* Bytes of what is in a record at most, and runs of one quotation. */
enum {
	WIRE_TEXT_MOST = 1024 * 1024,
	WIRE_TITLE_MOST = 4096,
	WIRE_NOTE_MOST = 1024,
	WIRE_SPEAKER_MOST = 1024,
	WIRE_TARGET_MOST = 64 * 1024,
	WIRE_RUNS_MOST = 4096,
	WIRE_ANCHOR_MOST = 1024,
	WIRE_FACT_MOST = 1024,
};

/* How many of each a document may have. */
enum {
	WIRE_SECTIONS_MOST = 1 << 20,
	WIRE_SPANS_MOST = 1 << 26, /* and hidden ranges */
	WIRE_TITLES_MOST = 16,
	WIRE_NOTES_MOST = 256,
	WIRE_ANCHORS_MOST = 1 << 20,
	WIRE_FACTS_MOST = 64,
	WIRE_TABLES_MOST = 1 << 20,
};

/* What no string may hold. */
static inline bool
wire_is_control(uint32_t cp)
{
	return cp < 0x20 || cp == 0x7f;
}

#endif
