/*
 * Digits, letters, Roman numbers.
 */
#include "read/counter.h"

#include <stdbool.h>
#include <stdio.h>

/* "aa" is 27. */
static void
print_letters(char *to, size_t size, long number, char first)
{
	char letters[8];
	size_t n = 0;

	for (; number > 0 && n < sizeof letters; number = (number - 1) / 26)
		letters[n++] = (char)(first + (number - 1) % 26);
	size_t i = 0;
	while (n && i + 1 < size)
		to[i++] = letters[--n];
	to[i] = '\0';
}

static void
print_roman(char *to, size_t size, long number, bool capital)
{
	static const struct {
		long worth;
		char letters[3];
	} signs[] = {
		{ 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
		{ 90, "xc" },  { 50, "l" },   { 40, "xl" }, { 10, "x" },   { 9, "ix" },
		{ 5, "v" },    { 4, "iv" },   { 1, "i" },
	};
	size_t n = 0;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		for (; number >= signs[i].worth; number -= signs[i].worth)
			for (const char *p = signs[i].letters; *p && n + 1 < size; p++)
				to[n++] = capital ? (char)(*p - 'a' + 'A') : *p;
	to[n] = '\0';
}

void
counter_print(char to[COUNTER_SIZE], long number, char style)
{
	bool letters = (style | 0x20) == 'a' && number > 0;
	bool roman = (style | 0x20) == 'i' && number > 0 && number < 4000;

	if (letters)
		print_letters(to, COUNTER_SIZE, number, style);
	else if (roman)
		print_roman(to, COUNTER_SIZE, number, style == 'I');
	else
		snprintf(to, COUNTER_SIZE, "%ld", number);
}
