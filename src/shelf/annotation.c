/* What an annotation owns. */
#include "shelf/annotation.h"

#include <stdlib.h>

#include "base/memory.h"

void
annotation_init(struct annotation *annotation, enum annotation_kind kind, struct selector *selector)
{
	*annotation = (struct annotation){
		.kind = kind,
		.key = memory_string(""),
		.colour = memory_string(""),
		.note = memory_string(""),
		.selector = *selector,
	};
	*selector = (struct selector){ 0 };
}

void
annotation_copy(const struct annotation *from, struct annotation *to)
{
	*to = *from;
	to->key = memory_string(from->key);
	to->colour = memory_string(from->colour);
	to->note = memory_string(from->note);
	selector_copy(&from->selector, &to->selector);
}

void
annotation_clear(struct annotation *annotation)
{
	free(annotation->key);
	free(annotation->colour);
	free(annotation->note);
	selector_clear(&annotation->selector);
	*annotation = (struct annotation){ 0 };
}

void
annotations_clear(struct annotations *annotations)
{
	for (size_t i = 0; i < annotations->count; i++)
		annotation_clear(&annotations->items[i]);
	free(annotations->items);
	*annotations = (struct annotations){ 0 };
}
