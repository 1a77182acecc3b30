/*
 * What terminals send, and the keys that it means. Each row is fed whole, then byte by byte with nothing late in
 * between, and must give the same events.
 */
#include "term/input.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What the events are, as words. */
static void
describe(const struct key_event *event, struct buffer *out)
{
	char name[32];

	key_name(event->key, name, sizeof name);
	buffer_printf(out, "%s%s", out->size ? " " : "", name);
	if (event->key.code == KEYS_PASTE)
		buffer_printf(out, "{%.*s}", (int)event->text_size, event->text);
	else if (event->key.code > KEYS_PASTE)
		buffer_printf(out, "{%d,%d,%d,%d}", event->row, event->column, event->button,
		              event->clicks);
}

static void
setup(struct input *input)
{
	static const struct caps_key keys[] = {
		{ "\033OA", KEYS_UP }, { "\033[3~", KEYS_DELETE }, { "\033[[A", KEYS_F1 },
		{ "\033OP", KEYS_F1 }, { "\033[Z", KEYS_BACKTAB },
	};

	input_init(input, true, 0x7f);
	memcpy(input->keys, keys, sizeof keys);
	input->key_count = (int)(sizeof keys / sizeof *keys);
}

/* Feeds the bytes, size at a time, and says what came of them; the last piece is late. */
static char *
decode(const char *bytes, size_t n, size_t size)
{
	struct buffer words = { 0 };
	struct key_event event;
	struct input input;

	setup(&input);
	for (size_t i = 0; i < n; i += size) {
		input_feed(&input, bytes + i, n - i < size ? n - i : size, 1000);
		while (input_next(&input, false, &event) == INPUT_EVENT)
			describe(&event, &words);
	}
	while (input_next(&input, true, &event) == INPUT_EVENT)
		describe(&event, &words);
	input_clear(&input);
	return buffer_take(&words);
}

static void
sequences(void **state)
{
	static const struct {
		const char *bytes, *keys;
	} rows[] = {
		{ "aZ ~", "a Z Space ~" },
		{ "\r\t\177\010", "Enter Tab Backspace Backspace" },
		{ "\001\032\034\037", "^A ^Z ^\\ ^_" },
		{ "\n", "^J" },
		{ "\303\251\346\274\242\360\237\230\200",
		  "\303\251 \346\274\242 \360\237\230\200" },
		{ "\033", "Escape" },
		{ "\033\033", "Escape Escape" },
		{ "\033x", "Alt-x" },
		{ "\033\303\251", "Alt-\303\251" },
		{ "\033\001", "Alt-^A" },
		{ "\033\r", "Alt-Enter" },
		{ "\033[", "Alt-[" },
		{ "\033O", "Alt-O" },
		{ "\033OA\033[A\033OB\033[B", "Up Up Down Down" },
		{ "\033[C\033[D\033[H\033[F", "Right Left Home End" },
		{ "\033[1;3D\033[1;3C", "Alt-Left Alt-Right" },
		{ "\033[1;5A\033[1;2B", "Ctrl-Up Shift-Down" },
		{ "\033[1;7H", "Alt-Ctrl-Home" },
		{ "\033[1;9D", "Alt-Left" },
		{ "\033\033[D", "Alt-Left" },
		{ "\033Od\033[d", "Ctrl-Left Shift-Left" },
		{ "\033[3~\033[3;5~\033[3^", "Delete Ctrl-Delete Ctrl-Delete" },
		{ "\033[1~\033[4~\033[7~\033[8~", "Home End Home End" },
		{ "\033[5~\033[6~\033[2~", "PageUp PageDown Insert" },
		{ "\033OP\033[11~\033[[A\033[15~\033[24~", "F1 F1 F1 F5 F12" },
		{ "\033[1;5P\033[24;2~", "Ctrl-F1 Shift-F12" },
		{ "\033[Z", "Shift-Tab" },
		{ "\033OM\033Ok\033Oy", "Enter + 9" },
		{ "\033[97;5u\033[97;2u\033[27;5;105~", "^A A ^I" },
		{ "\033[27u\033[13;3u", "Escape Alt-Enter" },
		/* nobody's keys */
		{ "\033[I\033[Oa", "a" },
		{ "\033[?62;1;4ca", "a" },
		{ "\033[3;5Ra", "a" },
		{ "\033[99~\033[12345678901234567890;9999999999~a", "a" },
		{ "\033[1;1;1;1;1;1;1;1;1;1;1;1Xa", "a" },
		{ "\377\300\200a", "a" },
		{ "\302\205a", "a" },
		/* answers of the terminal */
		{ "\033]11;rgb:ffff/ffff/dddd\033\\a", "Background{0,0,1,0} a" },
		{ "\033]11;rgb:00/2b/36\007a", "Background{0,0,0,0} a" },
		{ "\033]11;rgb:00/2b\007a", "a" },
		{ "\033]11;cmyk:1/2\007a", "a" },
		{ "\033]10;rgb:ffff/ffff/ffff\033\\a", "a" },
		{ "\033]x", "Alt-] x" },
		{ "\033]", "Alt-]" },
		/* the mouse */
		{ "\033[<0;5;3M\033[<0;5;3m", "MousePress{2,4,1,1} MouseRelease{2,4,1,1}" },
		{ "\033[<0;5;3M\033[<0;5;3M\033[<0;5;3M\033[<0;5;3M",
		  "MousePress{2,4,1,1} MousePress{2,4,1,2} MousePress{2,4,1,3} "
		  "MousePress{2,4,1,1}" },
		{ "\033[<0;5;3M\033[<0;6;3M", "MousePress{2,4,1,1} MousePress{2,5,1,1}" },
		{ "\033[<32;7;3M", "MouseDrag{2,6,1,0}" },
		{ "\033[<64;300;200M\033[<65;1;1M", "WheelUp{199,299,0,0} WheelDown{0,0,0,0}" },
		{ "\033[<16;1;1M", "Ctrl-MousePress{0,0,1,1}" },
		{ "\033[<35;7;3Ma", "a" },
		{ "\033[<66;7;3Ma", "a" },
		{ "\033[M %#\033[M#%#", "MousePress{2,4,1,1} MouseRelease{2,4,1,1}" },
		{ "\033[M`%#", "WheelUp{2,4,0,0}" },
		/* pastes */
		{ "\033[200~two\rlines\033[201~q", "Paste{two\nlines} q" },
		{ "\033[200~\033[A\001\302\205x\377\033[201~", "Paste{[Ax\357\277\275}" },
		{ "\033[200~\033[201~", "Paste{}" },
		{ "\033[200~a long enough paste, "
		  "\303\251\303\251\303\251\303\251\303\251\303\251\033[201~",
		  "Paste{a long enough paste, \303\251\303\251\303\251\303\251\303\251\303\251}" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = strlen(rows[i].bytes);

		for (size_t size = 1; size <= n; size++) {
			char *keys = decode(rows[i].bytes, n, size);

			if (strcmp(keys, rows[i].keys) != 0)
				print_message("# row %zu, %zu bytes at a time\n", i, size);
			assert_string_equal(keys, rows[i].keys);
			free(keys);
		}
	}
}

static void
nul_is_ctrl_space(void **state)
{
	char *keys = decode("\0", 1, 1);

	(void)state;
	assert_string_equal(keys, "Ctrl-Space");
	free(keys);
}

static void
escape_waits_for_more(void **state)
{
	struct key_event event;
	struct input input;

	(void)state;
	setup(&input);
	assert_int_equal(input_next(&input, false, &event), INPUT_NONE);
	input_feed(&input, "\033", 1, 0);
	assert_int_equal(input_next(&input, false, &event), INPUT_MAYBE);
	input_feed(&input, "[", 1, 0);
	assert_int_equal(input_next(&input, false, &event), INPUT_MAYBE);
	input_feed(&input, "<0;1", 4, 0); /* nothing but a report: worth any wait */
	assert_int_equal(input_next(&input, false, &event), INPUT_NONE);
	assert_int_equal(input_next(&input, true, &event), INPUT_NONE);
	input_feed(&input, ";1M", 3, 0);
	assert_int_equal(input_next(&input, true, &event), INPUT_EVENT);
	assert_int_equal(event.key.code, KEYS_MOUSE_PRESS);
	input_clear(&input);
}

static void
slow_clicks_are_single(void **state)
{
	struct key_event event;
	struct input input;

	(void)state;
	setup(&input);
	input_feed(&input, "\033[<0;1;1M", 9, 1000);
	assert_int_equal(input_next(&input, false, &event), INPUT_EVENT);
	input_feed(&input, "\033[<0;1;1M", 9, 2000);
	assert_int_equal(input_next(&input, false, &event), INPUT_EVENT);
	assert_int_equal(event.clicks, 1);
	input_feed(&input, "\033[<0;1;1M", 9, 2100);
	assert_int_equal(input_next(&input, false, &event), INPUT_EVENT);
	assert_int_equal(event.clicks, 2);
	input_clear(&input);
}

static void
lost_end_of_a_paste(void **state)
{
	struct key_event event;
	struct input input;

	(void)state;
	setup(&input);
	input_feed(&input, "\033[200~text that never ends", 25, 1000);
	assert_int_equal(input_next(&input, true, &event), INPUT_NONE);
	input_feed(&input, "q", 1, 9000);
	assert_int_equal(input_next(&input, true, &event), INPUT_EVENT);
	assert_int_equal(event.key.code, 'q');
	input_clear(&input);
}

/* Whatever arrives, the decoder ends, holds back little and gives only keys that exist. */
static void
noise(void **state)
{
	static const char alphabet[] = "\033\033\033[[O<;;0123456789~MmAuZ\302\251\377\r q?";
	uint32_t random = 2463534242u;

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct key_event event;
		struct input input;

		setup(&input);
		for (int i = 0; i < 300; i++) {
			char byte;

			random ^= random << 13;
			random ^= random >> 17;
			random ^= random << 5;
			byte = round % 4 ? alphabet[random % (sizeof alphabet - 1)]
			                 : (char)(random >> 8);
			input_feed(&input, &byte, 1, i);
			while (input_next(&input, random & 4096, &event) == INPUT_EVENT) {
				assert_true(event.key.code < KEYS_LAST);
				assert_true(event.row >= 0 && event.column >= 0);
			}
			assert_true(input.pasting || input.bytes.size <= 70);
		}
		input_clear(&input);
	}
}

/* Whether the terminal says that it can show a frame at once; no answer is a key. */
static void
answers_about_updates(void **state)
{
	static const struct {
		const char *bytes;
		bool updates;
	} rows[] = {
		{ "\033[?2026;1$y", true },  { "\033[?2026;2$y", true },
		{ "\033[?2026;0$y", false }, { "\033[?2026;4$y", false },
		{ "\033[?2004;2$y", false }, { "\033[?2026$y", false },
		{ "\033[2026;2$y", false },  { "\033[?2026;2c", false },
	};
	struct key_event event;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct input input;

		setup(&input);
		input_feed(&input, rows[i].bytes, strlen(rows[i].bytes), 1000);
		assert_int_equal(input_next(&input, false, &event), INPUT_NONE);
		assert_int_equal(input.updates, rows[i].updates);
		assert_int_equal(input.bytes.size, 0);
		input_clear(&input);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sequences),
		cmocka_unit_test(nul_is_ctrl_space),
		cmocka_unit_test(escape_waits_for_more),
		cmocka_unit_test(slow_clicks_are_single),
		cmocka_unit_test(lost_end_of_a_paste),
		cmocka_unit_test(noise),
		cmocka_unit_test(answers_about_updates),
	};

	setlocale(LC_CTYPE, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
