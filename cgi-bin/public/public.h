/* public.h -- the public site: files in both languages, published from the dossiers when they change. */
#ifndef PUBLIC_PUBLIC_H
#define PUBLIC_PUBLIC_H
#include "core/request.h"
#include "edge/db.h"

/* For every pass of the clock: publishes when rooms, prices, pictures, the house or the day changed since the last. */
void public_tick(struct request *rq);
/* Write the whole site of rq->site; false: something could not be written. */
bool public_publish(struct request *rq);

/* What all pages of a language are made of. */
struct public {
	struct request *rq;
	struct rows rooms, bands, photos;        /* of struct room, struct band, struct public_photo */
	struct rows tariffs, rates;              /* the price list: of struct tariff, struct dial_rate */
	const struct front *front;
	const char *hero, *map;                  /* addresses of pictures, or "" */
};
struct public_photo { int64_t id; const char *hash, *kind; };

/* Fill a part; see templates/public/. */
void public_home(struct public *s, struct page *p);
void public_floors(struct public *s, struct page *p, bool prices);
struct room;
void public_room(struct public *s, struct page *p, const struct room *r);
void public_visit(struct public *s, struct page *root);
/* Parts of them; none without an entry of the house (house.c). */
void public_services(struct public *s, struct page *p);
/* Does any room have a price for half days or days? */
bool public_blocks(const struct public *s);
void public_offices(struct public *s, struct page *p);
void public_a_day(struct public *s, struct page *p);
void public_ways(struct public *s, struct page *p);
void public_rates(struct public *s, struct page *p);
/* "24 rooms", in words up to 99. */
const char *public_all(struct request *rq, size_t rooms);
#endif
