#ifndef APP_ACTIONS_H
#define APP_ACTIONS_H

/*
 * What the commands do, each as the table in command.c names it. count is 0 when none was typed.
 */
struct app;

/* motion.c */
void move_line_down(struct app *app, long count, const char *argument);
void move_line_up(struct app *app, long count, const char *argument);
void move_page_down(struct app *app, long count, const char *argument);
void move_page_up(struct app *app, long count, const char *argument);
void move_half_down(struct app *app, long count, const char *argument);
void move_half_up(struct app *app, long count, const char *argument);
void move_start(struct app *app, long count, const char *argument);
void move_end(struct app *app, long count, const char *argument);
void move_percent(struct app *app, long count, const char *argument);
void move_line(struct app *app, long count, const char *argument);
void move_right(struct app *app, long count, const char *argument);
void move_left(struct app *app, long count, const char *argument);
void move_next_paragraph(struct app *app, long count, const char *argument);
void move_previous_paragraph(struct app *app, long count, const char *argument);

/* places.c */
void place_back(struct app *app, long count, const char *argument);
void place_forward(struct app *app, long count, const char *argument);
void place_mark(struct app *app, long count, const char *argument);
void place_go(struct app *app, long count, const char *argument);

/* sections.c */
void section_next(struct app *app, long count, const char *argument);
void section_previous(struct app *app, long count, const char *argument);
void section_go(struct app *app, long count, const char *argument);

/* annotate.c */
void annotate_highlight(struct app *app, long count, const char *argument);
void annotate_note(struct app *app, long count, const char *argument);
void annotate_delete(struct app *app, long count, const char *argument);
void annotate_undelete(struct app *app, long count, const char *argument);
void annotate_next(struct app *app, long count, const char *argument);
void annotate_previous(struct app *app, long count, const char *argument);

/* library.c */
void library_show(struct app *app, long count, const char *argument);
void library_forget(struct app *app, long count, const char *argument);

/* select.c */
void select_start(struct app *app, long count, const char *argument);
void select_cancel(struct app *app, long count, const char *argument);
void select_next_word(struct app *app, long count, const char *argument);
void select_previous_word(struct app *app, long count, const char *argument);
void select_down(struct app *app, long count, const char *argument);
void select_up(struct app *app, long count, const char *argument);
void select_sentence(struct app *app, long count, const char *argument);
void select_paragraph(struct app *app, long count, const char *argument);
void select_quote(struct app *app, long count, const char *argument);
void select_other_end(struct app *app, long count, const char *argument);

/* quotes.c */
void quote_next(struct app *app, long count, const char *argument);
void quote_previous(struct app *app, long count, const char *argument);
void quotes_copy(struct app *app, long count, const char *argument);

/* amend.c */
void amend_correct(struct app *app, long count, const char *argument);
void amend_remove(struct app *app, long count, const char *argument);
void amend_undo(struct app *app, long count, const char *argument);

/* export.c */
void export_quotes(struct app *app, long count, const char *argument);

/* links.c */
void link_next(struct app *app, long count, const char *argument);
void link_previous(struct app *app, long count, const char *argument);
void link_open(struct app *app, long count, const char *argument);
void link_label(struct app *app, long count, const char *argument);

/* seek_prompt.c */
void seek_forward(struct app *app, long count, const char *argument);
void seek_backward(struct app *app, long count, const char *argument);

/* seek.c */
void seek_next(struct app *app, long count, const char *argument);
void seek_previous(struct app *app, long count, const char *argument);
void seek_word(struct app *app, long count, const char *argument);

/* seek_filter.c */
void seek_only_quotes(struct app *app, long count, const char *argument);
void seek_filter_prompt(struct app *app, long count, const char *argument);

/* panels.c */
void panels_outline(struct app *app, long count, const char *argument);
void panels_quotes(struct app *app, long count, const char *argument);
void panels_highlights(struct app *app, long count, const char *argument);
void panels_links(struct app *app, long count, const char *argument);
void panels_down(struct app *app, long count, const char *argument);
void panels_up(struct app *app, long count, const char *argument);
void panels_page_down(struct app *app, long count, const char *argument);
void panels_page_up(struct app *app, long count, const char *argument);
void panels_first(struct app *app, long count, const char *argument);
void panels_last(struct app *app, long count, const char *argument);
void panels_fold(struct app *app, long count, const char *argument);
void panels_unfold(struct app *app, long count, const char *argument);
void panels_fold_all(struct app *app, long count, const char *argument);
void panels_unfold_all(struct app *app, long count, const char *argument);
void panels_group(struct app *app, long count, const char *argument);
void panels_class(struct app *app, long count, const char *argument);
void panels_all(struct app *app, long count, const char *argument);
void panels_filter(struct app *app, long count, const char *argument);
void panels_enter(struct app *app, long count, const char *argument);
void panels_peek(struct app *app, long count, const char *argument);
void panels_rest(struct app *app, long count, const char *argument);
void panels_close(struct app *app, long count, const char *argument);

/* display.c */
void display_original(struct app *app, long count, const char *argument);
void display_wider(struct app *app, long count, const char *argument);
void display_narrower(struct app *app, long count, const char *argument);
void display_redraw(struct app *app, long count, const char *argument);
void display_toggle(struct app *app, long count, const char *argument);
void display_set(struct app *app, long count, const char *argument);
void display_info(struct app *app, long count, const char *argument);

/* configure.c */
void configure_bind(struct app *app, long count, const char *argument);
void configure_unbind(struct app *app, long count, const char *argument);
void configure_filter(struct app *app, long count, const char *argument);

/* files.c */
void file_open(struct app *app, long count, const char *argument);
void file_next(struct app *app, long count, const char *argument);
void file_previous(struct app *app, long count, const char *argument);
void file_list(struct app *app, long count, const char *argument);
void file_reload(struct app *app, long count, const char *argument);
void file_edit(struct app *app, long count, const char *argument);
void file_follow(struct app *app, long count, const char *argument);
void program_help(struct app *app, long count, const char *argument);
void program_prompt(struct app *app, long count, const char *argument);
void program_suspend(struct app *app, long count, const char *argument);
void program_cancel(struct app *app, long count, const char *argument);
void program_quit(struct app *app, long count, const char *argument);

#endif
