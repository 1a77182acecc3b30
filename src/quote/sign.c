/* Which code points beyond ASCII are quotation marks and punctuation, and of which kind. */
#include "quote/sign.h"

enum mark
sign_mark(uint32_t cp)
{
	switch (cp) {
	case 0x201c:
	case 0x201f:
	case 0x301d:
		return MARK_LEFT;
	case 0x201d:
	case 0x301e:
	case 0x301f:
		return MARK_RIGHT;
	case 0x201e:
		return MARK_LOW;
	case 0x2018:
	case 0x201b:
		return MARK_LEFT_ONE;
	case 0x2019:
		return MARK_RIGHT_ONE;
	case 0x201a:
		return MARK_LOW_ONE;
	case 0xab:
		return MARK_LEFT_ANGLE;
	case 0xbb:
		return MARK_RIGHT_ANGLE;
	case 0x2039:
		return MARK_LEFT_ANGLE_ONE;
	case 0x203a:
		return MARK_RIGHT_ANGLE_ONE;
	case 0x300c:
	case 0xff62:
		return MARK_LEFT_CORNER;
	case 0x300d:
	case 0xff63:
		return MARK_RIGHT_CORNER;
	case 0x300e:
		return MARK_LEFT_CORNER_WHITE;
	case 0x300f:
		return MARK_RIGHT_CORNER_WHITE;
	case 0xff02:
		return MARK_DOUBLE;
	default:
		return MARK_NONE;
	}
}

enum token_kind
sign_kind(uint32_t cp)
{
	switch (cp) {
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
		return TOKEN_DASH;
	case 0x2026:
	case 0x3002:
	case 0xff01:
	case 0xff1f:
		return TOKEN_STOP;
	case 0x3001:
	case 0xff0c:
		return TOKEN_COMMA;
	case 0xff1a:
		return TOKEN_COLON;
	case 0xff1b:
		return TOKEN_SEMICOLON;
	case 0xff08:
		return TOKEN_OPEN;
	case 0xff09:
		return TOKEN_CLOSE;
	default:
		return TOKEN_OTHER;
	}
}
