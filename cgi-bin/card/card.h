/* card.h -- access cards: what is lent to whom (module card), and the cards (module stock). */
#ifndef CARD_H
#define CARD_H
#include "core/module.h"

struct card {                            /* one loan */
	struct record r;
	const char *borrower, *phone, *room_no, *id_kind, *id_number, *areas, *purpose, *report, *signature;
	int64_t card, deposit, deposit_back, deposit_kept;
	const char *card_no;             /* typed or scanned; of `card` when read */
	instant lent_at, due_at, returned_at;
	const char *lent_name;           /* by the history: who handed the card out */
};

struct stock {                           /* one card */
	struct record r;
	const char *card_no, *areas, *note;
};

enum { CARD_ANY, CARD_MINE, CARD_MAKE, CARD_ASK, CARD_MOVE, CARD_OUT, CARD_TODAY, CARD_LATE_OWN, CARD_UNWORD };
enum { STOCK_ANY, STOCK_BY_NUMBER, STOCK_MAKE, STOCK_MOVE };

extern const struct table card_table, stock_table;
extern const struct sql card_sql[], stock_sql[];
extern const struct list card_list, card_mine, stock_list;
extern const struct module card_module, stock_module;
extern const struct choice card_areas[];
extern const struct sheet card_sheets[];

/* The card goes with its loan: take `step` of its own flow.  NULL, or why it cannot. */
const char *stock_take(struct request *rq, int64_t card, int64_t company, const char *step);
/* The card with that number at this site; 0: none. */
int64_t stock_find(struct request *rq, const char *card_no, struct stock *out);
#endif
