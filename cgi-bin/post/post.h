/* post.h -- what leaves by post or courier: letters, parcels, bulk letters, press
** clippings; weighed and priced, paid, handed to the carrier (P040). */
#ifndef POST_POST_H
#define POST_POST_H
#include "kit/record.h"

struct post {
	struct record r;
	const char *kind, *sender, *addressee, *address, *address_list;
	int64_t pieces, weight;          /* grams of all pieces */
	const char *carrier, *tracking_no;
	int64_t postage, fee, total;     /* fen */
	const char *pay_how;
	instant paid_at, handed_at;
	int64_t handed_by, mail;         /* the arrived item that is sent on */
	const char *remark;
	const char *handed_name, *mail_number;
	const char *listed;              /* "list": to whom it goes stands in the address list */
};
extern const struct table post_table;
extern const struct module post_module;
extern const struct list post_desk_list, post_own_list;
extern const struct sheet post_sheets[];
extern const struct choice post_kinds[];
enum { POST_ANY, POST_MINE, POST_MAKE, POST_MOVE, POST_OPEN, POST_DISPATCH, POST_CARD_OWN };
extern const struct sql post_sql[];
#endif
