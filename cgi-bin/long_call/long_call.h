/* long_call.h -- a long-distance call for a guest: slip, rate, deposit, meter, bill (P022). */
#ifndef LONG_CALL_H
#define LONG_CALL_H
#include "core/module.h"

struct long_call {
	struct record r;
	const char *guest, *room_no;
	const char *country, *city, *phone;      /* country: dial_rate.code */
	int64_t rate;                    /* fen a minute, as told */
	int64_t deposit;
	instant started_at, ended_at;
	int64_t minutes, seconds;        /* typed: what the switchboard metered */
	int64_t metered;                 /* the same in seconds */
	int64_t charged;                 /* started minutes */
	int64_t amount, refund, to_pay;  /* fen; to_pay: until it is paid */
	const char *payment;             /* "cash", "account"; "" not paid yet */
	int64_t paid;                    /* besides the deposit */
	const char *card_no;
	int64_t agrees;                  /* the signature is that of the card */
	const char *signature, *reason;
	const char *country_name, *meter;        /* meter: "6:52 (7)", or "" */
};
enum { LONG_ANY, LONG_MINE, LONG_MAKE, LONG_MOVE, LONG_OPEN };

extern const struct table long_call_table;
extern const struct sql long_call_sql[];
extern const struct list long_call_list, long_call_own_list;
extern const struct sheet long_call_sheets[];
extern const struct module long_call_module;
#endif
