/* A printed side: what a sink is told, as text. */
#include "tests/doc/side.h"

#include <stdlib.h>

struct sink *
side_open(struct side *side)
{
	side->stream = open_memstream(&side->text, &side->size);
	side->printer = printer_new(side->stream);
	return printer_sink(side->printer);
}

const char *
side_text(struct side *side)
{
	fflush(side->stream);
	return side->text;
}

void
side_close(struct side *side)
{
	printer_free(side->printer);
	fclose(side->stream);
	free(side->text);
}

bool
side_collect(void *context, const char *bytes, size_t n)
{
	buffer_add(context, bytes, n);
	return true;
}
