/* Where reported speech ends. */
#include "quote/clause.h"

size_t
clause_end(const struct passage *p, const struct sentence *s, size_t unit)
{
	size_t end = s->end;

	while (end > unit && !p->units[end - 1].span &&
	       passage_token(p, end - 1)->kind == TOKEN_STOP)
		end--;
	return end;
}
