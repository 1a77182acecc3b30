#ifndef READ_CLASS_H
#define READ_CLASS_H

/* What a byte of a plain text is, by itself. */
enum class {
	CLASS_BLANK = 1, /* space, tab and the other white space of ASCII */
	CLASS_LOWER = 2,
	CLASS_UPPER = 4,
	CLASS_DIGIT = 8,
	CLASS_MARK = 16,   /* punctuation and symbols */
	CLASS_SYMBOL = 32, /* ... those that programs use more than prose */
	CLASS_HIGH = 64,   /* not ASCII */
	CLASS_CONTROL = 128,
	CLASS_LETTER = CLASS_LOWER | CLASS_UPPER,
	CLASS_WORD = CLASS_LETTER | CLASS_DIGIT,
};

extern const unsigned char class_table[256];

static inline unsigned
class_of(char c)
{
	return class_table[(unsigned char)c];
}

#endif
