#ifndef READ_COUNTER_H
#define READ_COUNTER_H

/*
 * The numbers of lists' items, in the ways of writing that HTML and OpenDocument have.
 */
enum { COUNTER_SIZE = 24 }; /* bytes, the NUL among them */

/* style: '1' for digits, 'a' and 'A' for letters, 'i' and 'I' for Roman ones; what cannot be written so has digits. */
void counter_print(char to[COUNTER_SIZE], long number, char style);

#endif
