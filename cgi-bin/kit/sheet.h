/* sheet.h -- printed forms: the frame, document number, QR, copies.
**
** A module declares its sheets (struct sheet) and fills each with a function that
** puts values into rq->page, the part "sheet" of templates/sheet/frame.html.  It
** begins with sheet_head().  Labels on paper stand in both languages, values in
** the reader's.  A sheet with copies is filled once for each of them. */
#ifndef KIT_SHEET_H
#define KIT_SHEET_H
#include "core/request.h"

/* report.fcgi's routes: /:module/:id/:sheet and /:module/:sheet. */
int sheet_print(struct request *rq);

/* The head of the sheet and of the pages after the first: centre, title (T()) in
** both languages, the name below it when `more` is not empty, document number,
** QR that opens `path` ("/booking/7").  Returns the head, for sheet_ref(). */
struct page *sheet_head(struct request *rq, const char *title, const char *more,
	const char *number, const char *path);
/* Several sheets in one print: what window, margins and the way back say for all of them, after the last. */
void sheet_set(struct request *rq, const char *title, const char *number, const char *path);
/* The head of a second part of the same sheet, marker "head_list". */
struct page *sheet_list_head(struct request *rq, const char *title, const char *path);
/* On the screen only: to the same sheet of another time; label is T(). */
void sheet_turn(struct request *rq, const char *label, const char *url);
/* Up to four pairs below the title; label is T(). */
void sheet_ref(struct page *head, const char *label, const char *value);
/* Markers "label" and "label_en" (or another name, and name_en) of a T() text. */
void sheet_label(struct page *p, const char *marker, const char *label);

/* templates/sheet/record.html: an upright titled block, and its cells of 1..12
** twelfths ("w8", "" the whole width). */
struct page *sheet_block(struct request *rq, const char *title);
struct page *sheet_pair(struct page *block, const char *width, const char *label, const char *value);
/* A drawing of icons.svg before the value of a pair. */
void sheet_drawn(struct page *pair, const char *icon);
/* The whole enumeration, those of `codes` ("a,b") ticked. */
void sheet_ticks(struct request *rq, struct page *block, const char *width, const char *label,
	const struct choice *choices, const char *codes);
/* A table, title T(): between the blocks, where it may go on over pages, or in a `block` above
** its cells, when it is short.  Its heads, and the cells of a "line" of it; kind is the CSS class
** of the column ("no", "money", "" for the wide one), label T(). */
struct page *sheet_items(struct request *rq, struct page *block, const char *title);
void sheet_column(struct page *items, const char *kind, const char *label);
void sheet_cell(struct page *line, const char *kind, const char *text);
/* The last line of a table: a sum below its last column, the label over the `span` before. */
void sheet_sum(struct page *items, int span, const char *label, const char *text);
/* Boxes to sign in, of templates/sheet/signs.html: name and time printed, or empty. */
struct page *sheet_signs(struct request *rq);
void sheet_sign(struct page *signs, const char *label, const char *name, const char *at);
/* The same of whoever took the newest of these steps ("lend") of the record at hand, with its time; nobody
** yet: a box to fill in by hand. */
void sheet_by(struct request *rq, struct page *signs, const char *label, int64_t id, const char *steps);
/* The same with what was drawn on the screen (INPUT_SIGN), or empty. */
void sheet_ink(struct page *signs, const char *label, const char *drawn);

/* 人民币大写 of an amount in fen (also negative): "壹仟玖佰零捌元整". */
const char *sheet_words(struct request *rq, int64_t fen);
/* "2026-11-23 10:21"; "2026年11月23日（星期一）" / "Monday 23 November 2026"; "" for none. */
const char *sheet_time(struct request *rq, instant t);
const char *sheet_day(struct request *rq, day d);
#endif
