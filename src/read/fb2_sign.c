/*
 * A book in FictionBook 2 is told by its root.
 */
#include "read/fb2_sign.h"

#include <string.h>

#include "read/format.h"
#include "read/html_charset.h"
#include "read/xml_sign.h"

int
fb2_sign(const char *name, const char *head, size_t n)
{
	static const char root_name[] = "FictionBook";
	struct xml_sign start;
	size_t size;

	(void)name;
	if (!xml_sign_opens_tag(head, n))
		return FORMAT_NOT;
	xml_sign_take(&start, head, n);
	const char *root = xml_sign_root(&start, &size);
	if (!root)
		return FORMAT_NOT;
	const char *colon = memchr(root, ':', strcspn(root, " \t\n\r/>"));
	const char *local = colon ? colon + 1 : root;
	size_t named = strcspn(local, " \t\n\r/>");
	bool is = named == sizeof root_name - 1 && !memcmp(local, root_name, named);
	return is ? FORMAT_SURE : FORMAT_NOT;
}

bool
fb2_charset(const char *head, size_t n, const struct encoding *detected, struct encoding *encoding)
{
	struct error unused;

	bool says = html_charset(head, n, detected, encoding);

	/* What says nothing and is no UTF-8 comes from where this format does. */
	if (says ? encoding->guessed : detected->guessed)
		return encoding_named("windows-1251", encoding, &unused);
	return says;
}
