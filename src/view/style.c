/*
 * The themes. One table says how each role looks: its attributes without and with colours, and its inks for dark and for
 * light backgrounds in 8, 256 and 16 million colours. The body keeps the terminal's own colours, a colour never
 * stands alone where something must be told apart, and what is nearest to the body's own words is the quietest:
 * direct speech has the clearest ink, reported speech is near the body's, and what is only inferred is nearer still. What
 * is on nearly every screen has, of 16 million colours, one of the 256 where one will do: its name is half as long.
 */
#include "view/style.h"

enum {
	B = STYLE_BOLD,
	D = STYLE_DIM,
	I = STYLE_ITALIC,
	U = STYLE_UNDERLINE,
	R = STYLE_REVERSE,
	S = STYLE_STRIKE,
};

/* One colour in each of the three palettes; less than zero: the terminal's own. */
struct ink {
	int8_t ansi;
	int16_t cube;
	int32_t rgb;
};

/* clang-format off */
#define NONE { -1, -1, -1 }

static const struct entry {
	uint16_t mono, few, many; /* attributes without colours, with 8, with more */
	struct ink text[2], ground[2]; /* dark, light */
} entries[ROLE_COUNT] = {
	[ROLE_BODY] = { 0, 0, 0, { NONE, NONE }, { NONE, NONE } },
	[ROLE_TITLE] = { B | U, B, B,
		{ { 3, 223, 0xf2d9a8 }, { 4, 17, 0x1a2a5c } }, { NONE, NONE } },
	[ROLE_SUBTITLE] = { I, I, I,
		{ { -1, 187, 0xd9ccb0 }, { -1, 60, 0x4a5578 } }, { NONE, NONE } },
	[ROLE_BYLINE] = { I, I, I,
		{ { -1, 145, 0xa8a8a0 }, { -1, 241, 0x62625c } }, { NONE, NONE } },
	[ROLE_HEADING_1] = { B, B, B,
		{ { 6, 117, 0x8cc8f0 }, { 4, 25, 0x0a5494 } }, { NONE, NONE } },
	[ROLE_HEADING_2] = { B, B, B,
		{ { 6, 110, 0x88b0d8 }, { 4, 24, 0x1c5a80 } }, { NONE, NONE } },
	[ROLE_HEADING_3] = { U, B, B,
		{ { -1, 109, 0x8aa8bc }, { -1, 66, 0x3c6678 } }, { NONE, NONE } },
	[ROLE_POINT] = { B, B, B,
		{ { -1, 109, 0x8aa8bc }, { -1, 66, 0x3c6678 } }, { NONE, NONE } },
	[ROLE_CAPTION] = { I, I, I,
		{ { -1, 181, 0xc8b0a8 }, { -1, 95, 0x7a5048 } }, { NONE, NONE } },
	[ROLE_BOILERPLATE] = { D, D, D,
		{ { 5, 182, 0xc4acd0 }, { 5, 96, 0x7c5c84 } }, { NONE, NONE } },
	[ROLE_CODE] = { 0, 0, 0,
		{ { 6, 180, 0xd8b080 }, { 6, 94, 0x7a4a10 } }, { NONE, NONE } },
	[ROLE_TABLE_HEADER] = { B, B, B,
		{ { -1, 187, 0xd9ccb0 }, { -1, 60, 0x4a5578 } }, { NONE, NONE } },
	[ROLE_TABLE_LABEL] = { D, D, 0,
		{ { -1, 144, 0xb0a890 }, { -1, 60, 0x60688c } }, { NONE, NONE } },
	[ROLE_EMPHASIS] = { I, I, I, { NONE, NONE }, { NONE, NONE } },
	[ROLE_STRONG] = { B, B, B, { NONE, NONE }, { NONE, NONE } },
	[ROLE_UNDERLINE] = { U, U, U, { NONE, NONE }, { NONE, NONE } },
	[ROLE_STRIKE] = { S, S, S, { NONE, NONE }, { NONE, NONE } },
	[ROLE_LINK] = { U, U, U,
		{ { 6, 75, 0x6cb0f0 }, { 4, 26, 0x0a58c0 } }, { NONE, NONE } },
	[ROLE_LINK_CURRENT] = { R | U, R | U, B | U,
		{ { -1, 16, 0x101820 }, { -1, 231, 0xffffff } },
		{ { -1, 75, 0x6cb0f0 }, { -1, 26, 0x0a58c0 } } },
	[ROLE_LABEL] = { R | B, B, B,
		{ { 0, 16, 0x181000 }, { 0, 16, 0x181000 } },
		{ { 3, 221, 0xffd75f }, { 3, 221, 0xffd75f } } },
	[ROLE_QUOTE] = { 0, 0, 0,
		{ { 2, 150, 0xafd787 }, { 2, 28, 0x0c6c1a } }, { NONE, NONE } },
	[ROLE_REPORTED] = { 0, 0, 0,
		{ { -1, 151, 0xafd7af }, { -1, 23, 0x305846 } }, { NONE, NONE } },
	[ROLE_INFERRED] = { 0, 0, 0,
		{ { -1, 250, 0xb6bcb4 }, { -1, 239, 0x4c5450 } }, { NONE, NONE } },
	[ROLE_QUOTE_CURRENT] = { B, B, 0,
		{ NONE, NONE }, { { -1, 236, 0x2a3228 }, { -1, 194, 0xe6f0dc } } },
	[ROLE_CUE] = { U, U, I | U,
		{ { -1, 223, 0xe8ca9c }, { -1, 94, 0x704410 } }, { NONE, NONE } },
	[ROLE_SOURCE] = { B | U, B, B,
		{ { -1, 223, 0xe8ca9c }, { -1, 94, 0x704410 } }, { NONE, NONE } },
	[ROLE_CUE_QUIET] = { I, I, I,
		{ { -1, 187, 0xd2c4a8 }, { -1, 58, 0x6c5436 } }, { NONE, NONE } },
	[ROLE_SOURCE_QUIET] = { B, B, 0,
		{ { -1, 187, 0xdcc8a0 }, { -1, 58, 0x6c4c22 } }, { NONE, NONE } },
	[ROLE_DIPLE] = { B, B, 0,
		{ { 1, 173, 0xd7875f }, { 1, 130, 0xa83c1c } }, { NONE, NONE } },
	[ROLE_DIPLE_QUIET] = { D, D, 0,
		{ { -1, 245, 0x8e8882 }, { -1, 242, 0x6c6660 } }, { NONE, NONE } },
	[ROLE_MATCH] = { R, 0, 0,
		{ { 0, 16, 0x1c1c14 }, { 0, 16, 0x1c1c14 } },
		{ { 3, 186, 0xd8d080 }, { 3, 222, 0xf8dc80 } } },
	[ROLE_MATCH_CURRENT] = { R | B | U, B | U, B,
		{ { 0, 16, 0x181000 }, { 0, 16, 0x181000 } },
		{ { 6, 214, 0xffb020 }, { 6, 214, 0xffa820 } } },
	[ROLE_STAND_IN] = { R, R, 0,
		{ { -1, 210, 0xf09080 }, { -1, 124, 0xb02020 } }, { NONE, NONE } },
	[ROLE_STATUS] = { R, R, 0,
		{ { -1, 250, 0xbcbcbc }, { -1, 239, 0x4e4e4e } },
		{ { -1, 236, 0x303030 }, { -1, 253, 0xdadada } } },
	[ROLE_STATUS_STRONG] = { R | B, R | B, B,
		{ { -1, 255, 0xeeeeee }, { -1, 233, 0x121212 } },
		{ { -1, 236, 0x303030 }, { -1, 253, 0xdadada } } },
	[ROLE_MESSAGE] = { R | B, R | B, B,
		{ { -1, 223, 0xf2d9a8 }, { -1, 88, 0x7c2008 } },
		{ { -1, 236, 0x303030 }, { -1, 253, 0xdadada } } },
	[ROLE_PROMPT] = { 0, 0, 0, { NONE, NONE }, { NONE, NONE } },
	[ROLE_PANEL] = { 0, 0, 0,
		{ { -1, 250, 0xb8bcb8 }, { -1, 238, 0x404440 } }, { NONE, NONE } },
	[ROLE_PANEL_CURRENT] = { R, R, B,
		{ { -1, 255, 0xf4f4ec }, { -1, 232, 0x080c08 } },
		{ { -1, 238, 0x3a423c }, { -1, 252, 0xccd8cc } } },
	[ROLE_PANEL_COUNT] = { D, D, 0,
		{ { -1, 244, 0x808480 }, { -1, 243, 0x707470 } }, { NONE, NONE } },
	[ROLE_BORDER] = { D, D, 0,
		{ { -1, 239, 0x4c524e }, { -1, 250, 0xb8c0b8 } }, { NONE, NONE } },
	[ROLE_HIGHLIGHT] = { U, 0, 0,
		{ { 0, 230, 0xf4ecd0 }, { 0, 16, 0x1c1808 } },
		{ { 3, 58, 0x5a5010 }, { 3, 229, 0xfaf0a8 } } },
	[ROLE_HIGHLIGHT + 1] = { U, 0, 0,
		{ { 0, 194, 0xdcf0dc }, { 0, 16, 0x0c1c0c } },
		{ { 2, 22, 0x1c4a24 }, { 2, 157, 0xbcf0bc } } },
	[ROLE_HIGHLIGHT + 2] = { U, 0, 0,
		{ { 7, 189, 0xdce4f8 }, { 0, 16, 0x0c1424 } },
		{ { 4, 18, 0x203c70 }, { 6, 153, 0xb8d8fc } } },
	[ROLE_HIGHLIGHT + 3] = { U, 0, 0,
		{ { 7, 224, 0xf8dcd8 }, { 0, 16, 0x240c0c } },
		{ { 1, 52, 0x642424 }, { 1, 217, 0xfcc4bc } } },
	[ROLE_HIGHLIGHT + 4] = { U, 0, 0,
		{ { 7, 225, 0xf0dcf4 }, { 0, 16, 0x200c24 } },
		{ { 5, 53, 0x502860 }, { 5, 219, 0xf0c8f8 } } },
	[ROLE_HIGHLIGHT_CURRENT] = { B, B, B, { NONE, NONE }, { NONE, NONE } },
	[ROLE_NOTE] = { B, B, B,
		{ { 3, 221, 0xffd75f }, { 3, 94, 0x8a5a00 } }, { NONE, NONE } },
	[ROLE_SELECTION] = { R, R, 0,
		{ { -1, 16, 0x101418 }, { -1, 231, 0xffffff } },
		{ { -1, 153, 0xafd7ff }, { -1, 25, 0x005faf } } },
	[ROLE_LINE_NUMBER] = { D, D, 0,
		{ { -1, 242, 0x686c68 }, { -1, 246, 0x909490 } }, { NONE, NONE } },
};
/* clang-format on */

static uint32_t
colour(struct ink ink, enum theme_colours colours)
{
	if (ink.rgb < 0 || colours == THEME_MONO)
		return COLOUR_NONE;
	if (colours == THEME_TRUE)
		return COLOUR_RGB | (uint32_t)ink.rgb;
	if (colours == THEME_256)
		return COLOUR_INDEX | (uint32_t)ink.cube;
	return ink.ansi < 0 ? COLOUR_NONE : COLOUR_INDEX | (uint32_t)ink.ansi;
}

void
theme_init(struct theme *theme, enum theme_colours colours, bool light)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		const struct entry *entry = &entries[role];

		theme->roles[role] = (struct style){
			.foreground = colour(entry->text[light], colours),
			.background = colour(entry->ground[light], colours),
			.attributes = colours == THEME_MONO ? entry->mono
			              : colours == THEME_8  ? entry->few
			                                    : entry->many,
		};
	}
}

struct style
style_over(struct style under, struct style over)
{
	if (over.foreground != COLOUR_NONE)
		under.foreground = over.foreground;
	if (over.background != COLOUR_NONE)
		under.background = over.background;
	under.attributes |= over.attributes;
	return under;
}
