/*
 * What the receiving end of the wire takes from each record: its fields checked, then handed on to a sink.
 */
#ifndef DIPLE_DOC_WIRE_TAKER_H
#define DIPLE_DOC_WIRE_TAKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/sink.h"
#include "doc/wire.h"
#include "doc/wire_order.h"
#include "doc/wire_record.h"

/* What is left of a record. Reading past the end gives zeros; lengths were checked before. */
struct payload {
	const unsigned char *bytes;
	size_t size;
};

struct wire_taker {
	struct sink *to;
	bool delivered;     /* the text comes over the wire */
	uint64_t text_size; /* positions are at most this */
	bool done;          /* the last record has come */

	uint64_t counts[WIRE_KIND_COUNT];
	uint64_t block_end, span_start, hidden_end, section_start, table_end;
	uint64_t line, line_pos;
	enum sink_pass pass;
	uint64_t progress; /* of that pass */
	struct wire_order order;
	struct payload payload;
	struct range runs[WIRE_RUNS_MOST];
};

/* Hands records on to the sink. text_size: as wire_reader_new. */
void wire_taker_init(struct wire_taker *t, struct sink *to, uint64_t text_size);

/* The name of a kind of record, for messages; NULL when there is none of that number. */
const char *wire_taker_name(uint32_t number);

/* NULL when a record of this kind may come now with a payload of so many bytes, or what is wrong. number: one that has a name. */
const char *wire_taker_admit(const struct wire_taker *t, uint32_t number, uint32_t size);

/* Takes the payload of a record that was admitted; NULL, or what is wrong with it. */
const char *wire_taker_take(struct wire_taker *t, uint32_t number, const char *bytes, size_t n);

#endif
