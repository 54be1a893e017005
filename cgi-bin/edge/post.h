/* post.h -- one mail to SMTP by libcurl, or to an .eml file when none is configured. */
#ifndef EDGE_POST_H
#define EDGE_POST_H
#include "core/arena.h"
struct mail { const char *from, *to, *to_name, *subject, *text, *html, *ics, *ics_method, *message_id; };
/* NULL when sent; else why not (in the arena).  Bounded: 10 s to connect, 30 s in all. */
const char *post_send(struct arena *a, const struct mail *m, const char *smtp_url,
	const char *user, const char *password, const char *directory);
#endif
