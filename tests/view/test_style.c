/*
 * The themes: what must be told apart can be, with and without colours.
 */
#include "view/style.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool
same(struct style a, struct style b)
{
	return a.foreground == b.foreground && a.background == b.background &&
	       a.attributes == b.attributes;
}

static void
upper_style_wins(void **state)
{
	const struct style under = { COLOUR_INDEX | 1, COLOUR_INDEX | 2, STYLE_BOLD };
	const struct style over = { COLOUR_INDEX | 3, COLOUR_NONE, STYLE_UNDERLINE };
	struct style both = style_over(under, over);

	(void)state;
	assert_int_equal(both.foreground, COLOUR_INDEX | 3);
	assert_int_equal(both.background, COLOUR_INDEX | 2);
	assert_int_equal(both.attributes, STYLE_BOLD | STYLE_UNDERLINE);
	assert_true(same(style_over(under, (struct style){ 0 }), under));
}

/* In every theme the body is the terminal's own, and these differ from it and from one another. */
static void
roles_differ(void **state)
{
	static const enum style_role roles[] = {
		ROLE_BODY,          ROLE_TITLE,  ROLE_BOILERPLATE, ROLE_MATCH,
		ROLE_MATCH_CURRENT, ROLE_STRONG, ROLE_EMPHASIS,
	};
	struct theme theme;

	(void)state;
	for (int colours = THEME_MONO; colours <= THEME_TRUE; colours++)
		for (int light = 0; light < 2; light++) {
			theme_init(&theme, (enum theme_colours)colours, light);
			assert_true(same(theme.roles[ROLE_BODY], (struct style){ 0 }));
			for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
				for (size_t k = 0; k < i; k++)
					assert_false(
						same(theme.roles[roles[i]], theme.roles[roles[k]]));
		}
}

static void
colours_fit_the_terminal(void **state)
{
	struct theme theme;

	(void)state;
	for (int light = 0; light < 2; light++) {
		theme_init(&theme, THEME_MONO, light);
		for (int role = 0; role < ROLE_COUNT; role++) {
			assert_int_equal(theme.roles[role].foreground, COLOUR_NONE);
			assert_int_equal(theme.roles[role].background, COLOUR_NONE);
		}
		theme_init(&theme, THEME_8, light);
		for (int role = 0; role < ROLE_COUNT; role++) {
			assert_true((theme.roles[role].foreground & 0xffffff) < 8);
			assert_true((theme.roles[role].background & 0xffffff) < 8);
		}
		theme_init(&theme, THEME_256, light);
		for (int role = 0; role < ROLE_COUNT; role++)
			assert_true((theme.roles[role].foreground & 0xffffff) < 256);
	}
}

/* The relative luminance of a colour (WCAG 2.1). */
static double
luminance(uint32_t rgb)
{
	double sum = 0;
	const double weights[] = { 0.2126, 0.7152, 0.0722 };

	for (int i = 0; i < 3; i++) {
		double part = (rgb >> (16 - 8 * i) & 255) / 255.0;

		sum += weights[i] *
		       (part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double
contrast(uint32_t a, uint32_t b)
{
	double la = luminance(a), lb = luminance(b);

	return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

/* Text can be read: a contrast of 4.5 on the usual grounds, of 2 for lines and numbers. */
static void
contrast_is_enough(void **state)
{
	const uint32_t grounds[2][2] = { { 0x000000, 0x1e1e1e }, { 0xffffff, 0xfaf6ee } };
	struct theme theme;

	(void)state;
	for (int light = 0; light < 2; light++)
		for (int g = 0; g < 2; g++) {
			theme_init(&theme, THEME_TRUE, light);
			for (int role = 0; role < ROLE_COUNT; role++) {
				struct style style = theme.roles[role];
				uint32_t ground = style.background ? style.background & 0xffffff
				                                   : grounds[light][g];
				double need = role == ROLE_BORDER || role == ROLE_LINE_NUMBER ? 1.6
				              : role == ROLE_PANEL_COUNT                      ? 4.0
				                                                              : 4.5;

				if (style.foreground == COLOUR_NONE)
					continue;
				if (contrast(style.foreground & 0xffffff, ground) < need)
					fail_msg("role %d on %06x: %.2f", role, ground,
					         contrast(style.foreground & 0xffffff, ground));
			}
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(upper_style_wins),
		cmocka_unit_test(roles_differ),
		cmocka_unit_test(colours_fit_the_terminal),
		cmocka_unit_test(contrast_is_enough),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
