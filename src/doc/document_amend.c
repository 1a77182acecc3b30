/*
 * What a person sets right of the quotations of a document. It is kept in the amendments and heeded when a quotation is handed out;
 * here the document only learns that it is no longer what it was.
 */
#include "doc/document_state.h"

void
document_remove_quote(struct document *d, const struct quote *quote)
{
	amendments_remove(&d->amendments, quote);
	document_quotes_changed(d);
}

void
document_set_speaker(struct document *d, const struct quote *quote, const char *speaker)
{
	amendments_speaker(&d->amendments, quote, speaker);
	document_quotes_changed(d);
}

void
document_rename_speaker(struct document *d, const char *from, const char *to)
{
	amendments_rename(&d->amendments, from, to);
	document_quotes_changed(d);
}

bool
document_undo_amendment(struct document *d)
{
	if (!amendments_undo(&d->amendments))
		return false;
	document_quotes_changed(d);
	return true;
}

const char *
document_speaker_name(const struct document *d, const char *found)
{
	static struct range nowhere = { UINT64_MAX, UINT64_MAX };
	struct quote any = { .runs = &nowhere, .run_count = 1, .speaker = found };

	return amendments_speaker_of(&d->amendments, &any);
}
