/* The panes there are. Each is one file of this room and one constant. */
#ifndef VIEWS_CLASSES_H
#define VIEWS_CLASSES_H

#include "views/view.h"

extern const struct view_class provider_list;	 /* 1: providers; about NULL */
extern const struct view_class partnership_list; /* 2: screen 1, left; about NULL */
extern const struct view_class metric_list; /* 3: screen 3; narrow: "pairs" (default), "levels",
					       "targets", "changes", "all" */
extern const struct view_class
	timeline; /* 4: every event 1947 to 2020/21 on one axis; about NULL */
extern const struct view_class events_pane;	  /* screen 1, right above: events of about */
extern const struct view_class before_after;	  /* screen 1, right below: metrics of about */
extern const struct view_class statistics_list;	  /* 5: screen 4; about: see views/official_id.h */
extern const struct view_class series_chart;	  /* one series; about = its official id */
extern const struct view_class provider_measures; /* v: every measure of the whose of an official
						     id */
extern const struct view_class official_source;	  /* o on an official number: about = its id */
extern const struct view_class control_chart;	  /* screen 5; about: see views/control.h */
extern const struct view_class icon_matrix;	  /* M: variation by assurance; about: an official id */
extern const struct view_class difference_list;	  /* 6 */
extern const struct view_class record; /* screen 2: the record of anything; about = its id */
extern const struct view_class
	citations; /* o: where the row `about` is said: title, publisher, date, address, lines */
extern const struct view_class
	differences_of; /* =: the differences that involve about, both sides in full */
extern const struct view_class search_results; /* /: about = the words typed */

#endif
