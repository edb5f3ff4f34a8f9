/* What the commands of the table run. */
#ifndef APP_RUNS_H
#define APP_RUNS_H

#include <stdbool.h>

#include "base/error.h"
#include "prompt.h"

struct browser;

/* src/app/moves.c: within a page and between pages. */
bool run_next(struct browser *browser, const char *argument, struct error *error);
bool run_previous(struct browser *browser, const char *argument, struct error *error);
bool run_first(struct browser *browser, const char *argument, struct error *error);
bool run_last(struct browser *browser, const char *argument, struct error *error);
bool run_page_down(struct browser *browser, const char *argument, struct error *error);
bool run_page_up(struct browser *browser, const char *argument, struct error *error);
bool run_half_down(struct browser *browser, const char *argument, struct error *error);
bool run_half_up(struct browser *browser, const char *argument, struct error *error);
bool run_left(struct browser *browser, const char *argument, struct error *error);
bool run_right(struct browser *browser, const char *argument, struct error *error);
bool run_next_pane(struct browser *browser, const char *argument, struct error *error);
bool run_previous_pane(struct browser *browser, const char *argument, struct error *error);
bool run_zoom(struct browser *browser, const char *argument, struct error *error);
bool run_open(struct browser *browser, const char *argument, struct error *error);
bool run_back(struct browser *browser, const char *argument, struct error *error);
bool run_history_back(struct browser *browser, const char *argument, struct error *error);
bool run_history_forward(struct browser *browser, const char *argument, struct error *error);
bool run_view(struct browser *browser, const char *argument, struct error *error);
bool run_source(struct browser *browser, const char *argument, struct error *error);
bool run_differences(struct browser *browser, const char *argument, struct error *error);
bool run_show(struct browser *browser, const char *argument, struct error *error);
bool run_quit(struct browser *browser, const char *argument, struct error *error);
/* Opens the record of a row and puts the cursor on the line that is about it. */
void open_record(struct browser *browser, const char *id, bool is_hit);

/* src/app/official_moves.c: between the pages of official statistics. */
bool run_measure(struct browser *browser, const char *argument, struct error *error);
bool run_function(struct browser *browser, const char *argument, struct error *error);
bool run_period(struct browser *browser, const char *argument, struct error *error);
bool run_series(struct browser *browser, const char *argument, struct error *error);
bool run_measures(struct browser *browser, const char *argument, struct error *error);
bool run_earlier(struct browser *browser, const char *argument, struct error *error);
bool run_later(struct browser *browser, const char *argument, struct error *error);
/* The series of an official id, or every measure where it names none. */
void open_official(struct browser *browser, const char *id, bool is_hit);
/* Every measure of a code that official files have, and the collection has not; false: none. */
bool open_code(struct browser *browser, const char *code);
/* The record of the organisation whose series is in front; false with the reason where the
 * collection has none. */
bool open_organisation(struct browser *browser, struct error *error);

/* src/app/study_open.c, study_keys.c, study_series.c, study_out.c: tests and control charts. */
bool run_test(struct browser *browser, const char *argument, struct error *error);
bool run_break(struct browser *browser, const char *argument, struct error *error);
bool run_break_earlier(struct browser *browser, const char *argument, struct error *error);
bool run_break_later(struct browser *browser, const char *argument, struct error *error);
bool run_event_before(struct browser *browser, const char *argument, struct error *error);
bool run_event_after(struct browser *browser, const char *argument, struct error *error);
bool run_rebase(struct browser *browser, const char *argument, struct error *error);
bool run_kind(struct browser *browser, const char *argument, struct error *error);
bool run_rules(struct browser *browser, const char *argument, struct error *error);
bool run_direction(struct browser *browser, const char *argument, struct error *error);
bool run_target(struct browser *browser, const char *argument, struct error *error);
bool run_per(struct browser *browser, const char *argument, struct error *error);
bool run_months(struct browser *browser, const char *argument, struct error *error);
bool run_study_options(struct browser *browser, const char *argument, struct error *error);
bool run_study_measure(struct browser *browser, const char *argument, struct error *error);
bool run_study_function(struct browser *browser, const char *argument, struct error *error);
bool run_study_whose(struct browser *browser, const char *argument, struct error *error);
bool run_words_down(struct browser *browser, const char *argument, struct error *error);
bool run_words_up(struct browser *browser, const char *argument, struct error *error);
bool run_words_page_down(struct browser *browser, const char *argument, struct error *error);
bool run_words_page_up(struct browser *browser, const char *argument, struct error *error);
bool run_point_earlier(struct browser *browser, const char *argument, struct error *error);
bool run_point_later(struct browser *browser, const char *argument, struct error *error);
bool run_point_first(struct browser *browser, const char *argument, struct error *error);
bool run_point_last(struct browser *browser, const char *argument, struct error *error);
bool run_icons(struct browser *browser, const char *argument, struct error *error);
bool run_cell_before(struct browser *browser, const char *argument, struct error *error);
bool run_cell_after(struct browser *browser, const char *argument, struct error *error);
bool run_icon_rules(struct browser *browser, const char *argument, struct error *error);
bool run_study_copy(struct browser *browser, const char *argument, struct error *error);
bool run_study_write(struct browser *browser, const char *argument, struct error *error);

/* src/app/looks.c: how things are shown. */
bool run_filter(struct browser *browser, const char *argument, struct error *error);
bool run_sort(struct browser *browser, const char *argument, struct error *error);
bool run_reverse(struct browser *browser, const char *argument, struct error *error);
bool run_plain(struct browser *browser, const char *argument, struct error *error);
bool run_draw(struct browser *browser, const char *argument, struct error *error);
bool run_mouse(struct browser *browser, const char *argument, struct error *error);
bool run_redraw(struct browser *browser, const char *argument, struct error *error);
bool run_suspend(struct browser *browser, const char *argument, struct error *error);
bool run_cancel(struct browser *browser, const char *argument, struct error *error);
bool run_keys(struct browser *browser, const char *argument, struct error *error);
bool run_about(struct browser *browser, const char *argument, struct error *error);

/* src/app/find.c: searching everything, and a page of text. */
bool run_search(struct browser *browser, const char *argument, struct error *error);
bool run_next_hit(struct browser *browser, const char *argument, struct error *error);
bool run_previous_hit(struct browser *browser, const char *argument, struct error *error);
bool run_find(struct browser *browser, const char *argument, struct error *error);
bool run_find_next(struct browser *browser, const char *argument, struct error *error);
bool run_find_previous(struct browser *browser, const char *argument, struct error *error);

/* src/app/deeds.c: what reaches beyond the screen. */
/* To the clipboard, and says so. */
bool copy_text(struct browser *browser, const char *text, struct error *error);
bool run_copy(struct browser *browser, const char *argument, struct error *error);
bool run_write(struct browser *browser, const char *argument, struct error *error);
bool run_import(struct browser *browser, const char *argument, struct error *error);
bool run_remove(struct browser *browser, const char *argument, struct error *error);
bool run_list(struct browser *browser, const char *argument, struct error *error);
bool run_export(struct browser *browser, const char *argument, struct error *error);
bool run_undo(struct browser *browser, const char *argument, struct error *error);
bool run_upgrade(struct browser *browser, const char *argument, struct error *error);
bool run_check(struct browser *browser, const char *argument, struct error *error);

/* src/app/command_prompt.c */
bool run_command(struct browser *browser, const char *argument, struct error *error);

#endif
