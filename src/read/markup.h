#ifndef READ_MARKUP_H
#define READ_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

/*
 * From bytes to tags and what stands between: the tokens of HTML (https://html.spec.whatwg.org/, section 13.2.5), which
 * those of XML are too, said as they come. The bytes may be cut anywhere. Whatever they are, there are no errors: no byte
 * of text is lost, nothing outside is read, and no entity of a document's own is replaced.
 */
struct markup;

/* Elements whose content is no elements. */
struct markup_raw {
	char name[16];
	bool decodes; /* references in it are decoded */
	bool bounded; /* after some length, any tag ends it */
};

/*
 * What the tags mean. Names are in lower case; attributes are names and values in turn, then NULL (read/html.h); text is UTF-8
 * without NULs, references decoded, cut anywhere but inside a code point.
 */
struct markup_language {
	bool xml; /* the bytes follow XML's rules, as far as a browser would: "<p/>" is an empty element */
	bool prefixed; /* elements keep their prefixes */
	bool bare;     /* attributes lose theirs */
	/* The attributes that are kept; NULL: all. */
	bool (*matters)(const char *name, size_t n);

	void (*start)(void *context, const char *name, const char *const *attributes);
	void (*end)(void *context, const char *name);
	void (*text)(void *context, const char *bytes, size_t n);

	/* The raw elements; NULL: none. "plaintext" goes on to the end. */
	const struct markup_raw *raws;
	size_t raw_count;
	/*
	 * True where elements of another kind stand, which follow XML's rules and are never raw, or when name, if it is not
	 * NULL, is that of one. NULL: nowhere.
	 */
	bool (*is_foreign)(void *context, const char *name);
};

/* Both are borrowed. */
struct markup *markup_new(const struct markup_language *language, void *context);
void markup_free(struct markup *markup);

/* The next bytes, UTF-8. */
void markup_feed(struct markup *markup, const char *bytes, size_t n);

/* There are no more. */
void markup_end(struct markup *markup);

/* All of what is in memory, to its end. */
void markup_read(const struct markup_language *language, void *context, const char *bytes,
                 size_t n);

#endif
