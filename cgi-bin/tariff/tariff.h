/* tariff.h -- the house's price list besides its rooms: what stands on the public page, on the form and on
** the bill is the same row (P023, P049; architecture §4, 12). */
#ifndef TARIFF_H
#define TARIFF_H
#include "core/module.h"
#include "core/request.h"
#include "edge/db.h"

struct tariff {
	struct record r;
	const char *item;                /* what bills by it: tea_standard, tea_plain, fax_in; office, other */
	const char *name, *name_en, *includes, *includes_en, *per, *per_en;
	int64_t fen, position;
};

/* What a minute costs to a country or region; faxes (P023) and calls (P022). */
struct dial_rate {
	struct record r;
	const char *code, *name, *name_en;
	int64_t fax_minute, call_minute, position;      /* fen */
};

extern const struct table tariff_table, dial_rate_table;
extern const struct module tariff_module, dial_rate_module;

/* What is listed, in the order of the list. */
struct rows tariff_all(struct request *rq);
/* The price of what is billed by that item, in fen; 0: the house has none. */
int64_t tariff_fen(struct request *rq, const char *item);
/* In the reader's language: name, what it includes, "a person"; where there is no English, "". */
const char *tariff_word(const struct request *rq, const char *own, const char *english);

struct rows rate_all(struct request *rq);
/* The rate of a code that is listed, or NULL. */
const struct dial_rate *rate_of(struct request *rq, const char *code);
const char *rate_name(const struct request *rq, const struct dial_rate *d);
/* Countries with their codes and what a minute costs, for a form. */
const struct choice *rate_fax(struct request *rq);
const struct choice *rate_call(struct request *rq);
#endif
