/* post.h -- one mail to SMTP by libcurl, or to an .eml file when none is configured. */
#ifndef EDGE_POST_H
#define EDGE_POST_H
#include "core/arena.h"
#include "core/time.h"

struct mail {
	const char *from, *from_name;    /* address; how the sender is called, or "" */
	const char *to, *to_name;
	const char *subject, *text, *html;
	const char *ics, *ics_method;    /* a calendar object to go with it, or NULL */
	const char *message_id;          /* "12.ab34@host": the same each time this mail is tried */
	instant at;                      /* for the Date header */
};

struct smtp {
	const char *url;                 /* "smtp://host:25", "smtps://host"; NULL or "": files */
	const char *user, *password;     /* NULL: without; given, TLS is required */
	const char *directory;           /* where <message_id>.eml goes instead */
};

enum post_end {
	POST_SENT,
	POST_LATER,                      /* this mail is refused for now (4xx) */
	POST_AWAY,                       /* the server was not reached, or did not let us in */
	POST_NEVER,                      /* refused for good (5xx to the address or the mail) */
	POST_UNKNOWN                     /* handed over, and then no answer: it may have been delivered */
};

/* Bounded: 10 s to connect, 30 s in all.  *why is a line in the arena unless SENT. */
enum post_end post_send(struct arena *a, const struct mail *m, const struct smtp *s, const char **why);
/* The bytes of the mail, as they are sent (base64) or as a readable file (8bit). */
const char *post_bytes(struct arena *a, const struct mail *m, bool readable, size_t *length);
#endif
