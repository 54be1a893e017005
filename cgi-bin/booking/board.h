/* board.h -- one row of the grid: a room on a day, cut into slots; between
** grid.c, week.c and the clash page. */
#ifndef BOOKING_BOARD_H
#define BOOKING_BOARD_H
#include "booking/engine.h"

#define BOARD_SLOTS 288                  /* a day in steps of 5 minutes */

struct board {                           /* what all rows of a table share */
	struct request *rq;
	int64_t opens;                   /* minute of the day of the first column, a full hour; see board_hours() */
	int slots;                       /* columns */
	int64_t step;                    /* minutes of one */
	day date;
	instant first;                   /* what begins before is over */
	instant midnight, end;           /* of the day */
	bool plain;                      /* no change of the clocks between them */
	instant hit_from, hit_to;        /* what takes this time is marked red; equal: nothing */
};

enum { MARK_FREE = 0, MARK_BUFFER = -1, MARK_PART = -2, MARK_SHUT = -3 };
struct board_row {
	const struct room *room;
	short mark[BOARD_SLOTS];         /* MARK_… or 1 + an index into item */
	struct board_item { const struct held *b; short from, to; } item[96];
	int items;
};

/* A day with the hours of the house. */
struct board board_of(struct request *rq, day d);
/* Wider where one of the rooms is open longer (K6), or where something is held outside (K13). */
void board_hours(struct board *g, struct rows rooms, struct rows held);
/* The columns of another day's. */
void board_same(struct board *g, const struct board *as);
/* When a column begins: columns are minutes of the clock on the wall. */
instant board_at(const struct board *g, int64_t column);
/* A row of a room with nothing in it but when it is shut. */
void board_open(const struct board *g, struct board_row *row, const struct room *r);
/* A booking or closure of `row`'s room, or of a whole or part of it; buffers of `of`. */
void board_book(const struct board *g, struct board_row *row, const struct held *b, const struct room *of);
/* Print its cells as sections "cell" of `p`; whether something can still be booked. */
bool board_cells(const struct board *g, const struct board_row *row, struct page *p);
/* A row that shows nothing but the time that was wanted. */
void board_wanted(const struct board *g, struct page *p, instant from, instant to);
/* The head of the table: hours, columns, hour lines, the now-line. */
void board_head(const struct board *g, struct page *p);
#endif
