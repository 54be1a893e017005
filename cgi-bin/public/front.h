/* front.h -- what the house says of itself on the public site; kept by its leaders on one page. */
#ifndef PUBLIC_FRONT_H
#define PUBLIC_FRONT_H
#include "core/module.h"
#include "core/request.h"

struct front {
	struct record r;                 /* id is the site's */
	const char *headline, *headline_en, *lead, *lead_en, *rooms_lead, *rooms_lead_en, *offices_lead, *offices_lead_en;
	const char *in_rooms, *in_rooms_en, *a_day, *a_day_en, *visit, *visit_en;      /* one a line */
	const char *featured;            /* numbers of the rooms on the first page, comma-joined */
	const char *picture, *map;       /* drawings of static/img, or "" */
};
extern const struct module front_module;

/* The site's; blank when nothing was entered. */
struct front *front_read(struct request *rq);
/* The next line that is not empty, trimmed, moving *at on; NULL: no more. */
const char *front_line(struct request *rq, const char **at);
#endif
