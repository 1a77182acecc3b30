/*
 * The table of commands. What stands here is what the keys, the prompt, the help and the man page know; to add a
 * command is to add a row and its function.
 */
#include "app/command.h"

#include <string.h>

#include "app/actions.h"

#define TEXT CONTEXT_TEXT
#define PANEL CONTEXT_PANEL
#define SELECT CONTEXT_SELECT
#define ALL CONTEXT_ALL
#define NONE ARGUMENT_NONE

/* clang-format off */
const struct command commands[] = {
	{ "line-down", NULL, "j Down ^N ^E", "one line down", GROUP_MOVE, TEXT, NONE, move_line_down },
	{ "line-up", NULL, "k Up ^P ^Y", "one line up", GROUP_MOVE, TEXT, NONE, move_line_up },
	{ "page-down", NULL, "Space f PageDown ^F ^V", "one screen down", GROUP_MOVE, TEXT, NONE, move_page_down },
	{ "page-up", NULL, "b PageUp ^B Alt-v", "one screen up", GROUP_MOVE, TEXT, NONE, move_page_up },
	{ "half-down", NULL, "d ^D", "half a screen down", GROUP_MOVE, TEXT, NONE, move_half_down },
	{ "half-up", NULL, "u ^U", "half a screen up", GROUP_MOVE, TEXT, NONE, move_half_up },
	{ "start", "top", "g < Home g+g Alt-<", "to the start, or to line N", GROUP_MOVE, TEXT, NONE, move_start },
	{ "end", "bottom", "G > End Alt->", "to the end, or to line N", GROUP_MOVE, TEXT, NONE, move_end },
	{ "percent", NULL, "% p", "to N per cent of the text", GROUP_MOVE, TEXT, NONE, move_percent },
	{ "line", NULL, "", "to a line of the file", GROUP_MOVE, TEXT, ARGUMENT_TEXT, move_line },
	{ "next-paragraph", NULL, "}", "to the next paragraph", GROUP_MOVE, TEXT, NONE, move_next_paragraph },
	{ "previous-paragraph", NULL, "{", "to the paragraph before", GROUP_MOVE, TEXT, NONE, move_previous_paragraph },
	{ "right", NULL, "Right", "sideways to the right, when lines are cut", GROUP_MOVE, TEXT, NONE, move_right },
	{ "left", NULL, "Left", "sideways to the left", GROUP_MOVE, TEXT, NONE, move_left },

	{ "back", NULL, "Backspace ^O Alt-Left", "back to the place before the last jump", GROUP_PLACES, TEXT, NONE, place_back },
	{ "forward", NULL, "Alt-Right", "forward again", GROUP_PLACES, TEXT, NONE, place_forward },
	{ "mark", NULL, "m", "mark this place with a letter", GROUP_PLACES, TEXT, ARGUMENT_KEY, place_mark },
	{ "go-mark", NULL, "' `", "to the mark with a letter", GROUP_PLACES, TEXT, ARGUMENT_KEY, place_go },

	{ "outline", "toc", "t g+O", "the outline beside the text", GROUP_SECTIONS, ALL, NONE, panels_outline },
	{ "next-section", NULL, "]", "to the next section", GROUP_SECTIONS, TEXT, NONE, section_next },
	{ "previous-section", NULL, "[", "to the section before", GROUP_SECTIONS, TEXT, NONE, section_previous },
	{ "goto", NULL, "", "to the section with a title", GROUP_SECTIONS, TEXT, ARGUMENT_TEXT, section_go },

	{ "next-link", NULL, "Tab", "to the next link", GROUP_LINKS, TEXT, NONE, link_next },
	{ "previous-link", NULL, "Shift-Tab", "to the link before", GROUP_LINKS, TEXT, NONE, link_previous },
	{ "open-link", NULL, "Enter", "where the link leads; else one line down", GROUP_LINKS, TEXT, NONE, link_open },
	{ "choose-link", NULL, "g+f", "a link by its letters", GROUP_LINKS, TEXT, NONE, link_label },
	{ "links", NULL, "L", "the links beside the text", GROUP_LINKS, ALL, NONE, panels_links },

	{ "next-quote", NULL, ")", "to the next quotation", GROUP_QUOTES, TEXT, NONE, quote_next },
	{ "previous-quote", NULL, "(", "to the quotation before", GROUP_QUOTES, TEXT, NONE, quote_previous },
	{ "copy", "copy-link", "y", "copy the link, else the quotation; 2: as Markdown, 3: its words", GROUP_QUOTES, ALL, NONE, quotes_copy },
	{ "only-quotes", NULL, "&+\"", "only the quotations, under their headings; again: all", GROUP_QUOTES, TEXT, NONE, seek_only_quotes },
	{ "export", NULL, "", "write the quotations to a file: .json, .csv, .md or text", GROUP_QUOTES, TEXT, ARGUMENT_TEXT, export_quotes },
	{ "quotes", NULL, "\"", "the quotations beside the text, by who says them", GROUP_QUOTES, ALL, ARGUMENT_OPTIONAL, panels_quotes },

	{ "select", NULL, "v", "select words; again: from this one on", GROUP_NOTES, TEXT | SELECT, NONE, select_start },
	{ "highlight", NULL, "a", "highlight what is selected, else the quotation; 1 to 5: in which colour", GROUP_NOTES, TEXT | SELECT, ARGUMENT_OPTIONAL, annotate_highlight },
	{ "note", NULL, "A", "the same, with a note", GROUP_NOTES, ALL, ARGUMENT_OPTIONAL, annotate_note },
	{ "delete-highlight", NULL, "D", "delete the highlight and its note", GROUP_NOTES, TEXT | PANEL, NONE, annotate_delete },
	{ "undelete-highlight", NULL, "P", "bring the last one back", GROUP_NOTES, TEXT | PANEL, NONE, annotate_undelete },
	{ "next-highlight", NULL, "g+n", "to the next highlight", GROUP_NOTES, TEXT, NONE, annotate_next },
	{ "previous-highlight", NULL, "g+N", "to the highlight before", GROUP_NOTES, TEXT, NONE, annotate_previous },
	{ "highlights", "notes", "M", "the highlights beside the text", GROUP_NOTES, ALL, NONE, panels_highlights },

	{ "search", NULL, "/", "search forward as you type", GROUP_SEARCH, TEXT, ARGUMENT_OPTIONAL, seek_forward },
	{ "search-back", NULL, "?", "search backward as you type", GROUP_SEARCH, TEXT, ARGUMENT_OPTIONAL, seek_backward },
	{ "next-match", NULL, "n", "to the next match", GROUP_SEARCH, TEXT, NONE, seek_next },
	{ "previous-match", NULL, "N", "to the match before", GROUP_SEARCH, TEXT, NONE, seek_previous },
	{ "search-word", NULL, "*", "search the word of the match, or the first on the screen", GROUP_SEARCH, TEXT, NONE, seek_word },
	{ "only", NULL, "&", "show only the paragraphs that match; none given: all again", GROUP_SEARCH, TEXT, ARGUMENT_OPTIONAL, seek_filter_prompt },

	{ "panel-down", NULL, "j Down ^N", "one row down", GROUP_PANEL, PANEL, NONE, panels_down },
	{ "panel-up", NULL, "k Up ^P", "one row up", GROUP_PANEL, PANEL, NONE, panels_up },
	{ "panel-page-down", NULL, "Space PageDown ^F d ^D", "one screen down", GROUP_PANEL, PANEL, NONE, panels_page_down },
	{ "panel-page-up", NULL, "b PageUp ^B u ^U", "one screen up", GROUP_PANEL, PANEL, NONE, panels_page_up },
	{ "panel-first", NULL, "g < Home", "to the first row", GROUP_PANEL, PANEL, NONE, panels_first },
	{ "panel-last", NULL, "G > End", "to the last row", GROUP_PANEL, PANEL, NONE, panels_last },
	{ "panel-fold", NULL, "Left -", "fold, or to the row above it", GROUP_PANEL, PANEL, NONE, panels_fold },
	{ "panel-unfold", NULL, "Right l +", "unfold", GROUP_PANEL, PANEL, NONE, panels_unfold },
	{ "panel-fold-all", NULL, "_", "fold all", GROUP_PANEL, PANEL, NONE, panels_fold_all },
	{ "panel-unfold-all", NULL, "=", "unfold all", GROUP_PANEL, PANEL, NONE, panels_unfold_all },
	{ "panel-group", NULL, "s", "quotations by speaker, or as they stand in the text", GROUP_PANEL, PANEL, NONE, panels_group },
	{ "panel-filter", NULL, "/", "only the rows that hold what you type", GROUP_PANEL, PANEL, NONE, panels_filter },
	{ "panel-kind", NULL, "f", "only direct quotations, reported, mixed, inferred; all", GROUP_PANEL, PANEL, NONE, panels_class },
	{ "panel-all", NULL, "Backspace a", "all rows again", GROUP_PANEL, PANEL, NONE, panels_all },
	{ "correct", NULL, "c", "another speaker for the quotation, another name for the speaker", GROUP_PANEL, PANEL, ARGUMENT_OPTIONAL, amend_correct },
	{ "remove", NULL, "x", "this is no quotation", GROUP_PANEL, PANEL, NONE, amend_remove },
	{ "uncorrect", NULL, "U", "take the last correction back", GROUP_PANEL, PANEL, NONE, amend_undo },
	{ "panel-go", NULL, "Enter", "to the place, and close; a speaker: only theirs", GROUP_PANEL, PANEL, NONE, panels_enter },
	{ "panel-show", NULL, "o", "to the place, and stay", GROUP_PANEL, PANEL, NONE, panels_peek },
	{ "forget", NULL, "X Delete", "in the library: keep nothing of this document any more", GROUP_PANEL, PANEL, NONE, library_forget },
	{ "panel-rest", NULL, "Tab", "read on beside it; its own key comes back", GROUP_PANEL, PANEL, NONE, panels_rest },
	{ "panel-close", NULL, "Escape q", "close, everything as it was", GROUP_PANEL, PANEL, NONE, panels_close },

	{ "original", NULL, "w", "the file's own lines, or text set anew", GROUP_DISPLAY, TEXT, NONE, display_original },
	{ "wider", NULL, "z++", "a wider text column", GROUP_DISPLAY, TEXT, NONE, display_wider },
	{ "narrower", NULL, "z+-", "a narrower text column", GROUP_DISPLAY, TEXT, NONE, display_narrower },
	{ "toggle", NULL, "-", "an option by its letter: S N s i I", GROUP_DISPLAY, TEXT, ARGUMENT_KEY, display_toggle },
	{ "set", NULL, "", "a setting by its name: measure 60, nocentred, numbers and others", GROUP_DISPLAY, ALL, ARGUMENT_TEXT, display_set },
	{ "redraw", NULL, "^L ^R r", "draw the screen anew", GROUP_DISPLAY, ALL, NONE, display_redraw },
	{ "info", "f", "= ^G", "name, size, place and notes on the document", GROUP_DISPLAY, TEXT, NONE, display_info },

	{ "open", "e", "", "open another file", GROUP_FILES, TEXT, ARGUMENT_TEXT, file_open },
	{ "library", NULL, "g+l", "what was read last, to be opened again where it was left", GROUP_FILES, TEXT, NONE, library_show },
	{ "filter", NULL, "", "a program that makes files of a name readable", GROUP_FILES, ALL, ARGUMENT_TEXT, configure_filter },
	{ "next-file", "n", "", "the next of the open files", GROUP_FILES, TEXT, NONE, file_next },
	{ "previous-file", "p", "", "the file before", GROUP_FILES, TEXT, NONE, file_previous },
	{ "files", NULL, "", "list the open files", GROUP_FILES, TEXT, NONE, file_list },
	{ "reload", NULL, "R", "read the file again", GROUP_FILES, TEXT, NONE, file_reload },
	{ "edit", NULL, "E", "edit the file with $EDITOR, here", GROUP_FILES, TEXT, NONE, file_edit },
	{ "follow", NULL, "F", "to the end, and on as the file grows", GROUP_FILES, TEXT, NONE, file_follow },

	{ "help", NULL, "h H F1", "this help", GROUP_PROGRAM, TEXT | PANEL, NONE, program_help },
	{ "prompt", NULL, ":", "a command by its name", GROUP_PROGRAM, ALL, NONE, program_prompt },
	{ "bind", NULL, "", "a key and the command that it runs from now on", GROUP_PROGRAM, ALL, ARGUMENT_TEXT, configure_bind },
	{ "unbind", NULL, "", "a key that does nothing from now on", GROUP_PROGRAM, ALL, ARGUMENT_TEXT, configure_unbind },
	{ "suspend", NULL, "^Z", "back to the shell for a while", GROUP_PROGRAM, ALL, NONE, program_suspend },
	{ "cancel", NULL, "Escape ^C", "end a search, a filter, a wait", GROUP_PROGRAM, TEXT, NONE, program_cancel },
	{ "quit", "q", "q Q Z+Z", "leave", GROUP_PROGRAM, TEXT, NONE, program_quit },

	{ "select-next-word", NULL, "l w Right", "one word further", GROUP_SELECT, SELECT, NONE, select_next_word },
	{ "select-previous-word", NULL, "h b Left", "one word back", GROUP_SELECT, SELECT, NONE, select_previous_word },
	{ "select-down", NULL, "j Down", "one line down", GROUP_SELECT, SELECT, NONE, select_down },
	{ "select-up", NULL, "k Up", "one line up", GROUP_SELECT, SELECT, NONE, select_up },
	{ "select-sentence", NULL, "s", "the whole sentence", GROUP_SELECT, SELECT, NONE, select_sentence },
	{ "select-paragraph", NULL, "p", "the whole paragraph", GROUP_SELECT, SELECT, NONE, select_paragraph },
	{ "select-quote", NULL, "q", "the whole quotation", GROUP_SELECT, SELECT, NONE, select_quote },
	{ "select-other-end", NULL, "o", "move the other end", GROUP_SELECT, SELECT, NONE, select_other_end },
	{ "select-cancel", NULL, "Escape ^C", "select nothing", GROUP_SELECT, SELECT, NONE, select_cancel },
	{ NULL, NULL, NULL, NULL, 0, 0, 0, NULL },
};
/* clang-format on */

const struct command *
command_find(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, name) || (c->alias && !strcmp(c->alias, name)))
			return c;
	return NULL;
}

const char *
command_group_title(enum command_group group)
{
	static const char *const titles[GROUP_COUNT] = {
		[GROUP_MOVE] = "Moving",
		[GROUP_PLACES] = "Places",
		[GROUP_SECTIONS] = "Sections",
		[GROUP_QUOTES] = "Quotations",
		[GROUP_NOTES] = "Highlights and notes",
		[GROUP_SELECT] = "While selecting",
		[GROUP_LINKS] = "Links",
		[GROUP_SEARCH] = "Search",
		[GROUP_PANEL] = "In a panel",
		[GROUP_DISPLAY] = "Display",
		[GROUP_FILES] = "Files",
		[GROUP_PROGRAM] = "Program",
	};

	return titles[group];
}
