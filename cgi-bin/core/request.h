/* request.h -- one request, from the first header to the last byte. */
#ifndef CORE_REQUEST_H
#define CORE_REQUEST_H
#include "core/module.h"
#include "core/words.h"

struct db;
struct page;
struct upload;

struct user {
	int64_t id, company, site;       /* 0: nobody, staff, unknown */
	unsigned roles;                  /* ROLE_GUEST when not logged in */
	const char *name, *company_name;
	const char *lang, *theme;        /* "zh" "en"; "light" "dark" */
	const char *csrf;                /* of this session */
	int64_t session;                 /* row of the session */
};

struct site {
	int64_t id;
	const char *code, *name, *name_en, *zone, *phone, *address, *address_en;
	int64_t slot_minutes;            /* 5 or 15 */
	int64_t opens, closes;           /* minutes after midnight */
	const char *desk_from;           /* addresses the desk may be used from, "127.0.0.1/32 10.0.0.0/8" */
};

struct request {
	struct arena arena;
	struct db *db;
	const struct program *program;
	struct user user;
	struct site site;
	struct context context;          /* what statements may name; now and today */
	const struct words *words;
	const char *lang;                /* "zh" or "en": the page's */
	enum method method;
	bool head;                       /* HEAD: answered as GET without a body */
	const char *path, *query_text;   /* "/booking/7" */
	const char *id, *address, *host, *agent;     /* request id; the client's address */
	const char *fetch_site, *origin, *referer, *none_match;     /* headers, or "" */
	bool https, live;                /* live: asked for by the page itself, give only the part */
	struct pairs query, body, cookies;
	struct upload *uploads;          /* files of a multipart body; see kit/file.h */
	int attempt;                     /* 0, 1, … after a deadlock */
	/* set by dispatch() */
	const struct module *module;
	const struct face *face;
	struct match match;
	struct fault *faults;            /* see form_fault() */
	const void *stored;              /* the record of this form as the store has it; NULL: a new one, nothing to overwrite */
	const char *repriced;            /* the price is not what the button said: what it was and is; 409, see kit/price.h */
	bool overtaken;                  /* it was changed after the form had been drawn: 409, see kit/form_seen.c */
	/* the answer */
	struct page *page;               /* filled by the handler, printed inside the layout */
	const char *template;            /* NULL: no page */
	const char *title;               /* translated; for the layout */
	const char *location;            /* set by redirect_to() */
	const char *cookie;              /* value of one Set-Cookie line, or NULL */
	bool leave_cookies;              /* send Clear-Site-Data */
	const char *type;                /* Content-Type of `raw`; NULL: HTML page */
	const char *raw; size_t raw_length;          /* body instead of a page */
	const char *file_name;           /* Content-Disposition: attachment; ASCII-safe fallback is made */
	const char *accel;               /* X-Accel-Redirect path, checked */
	const char *etag;                /* or NULL */
	const char *refused;             /* translated reason shown on a status page */
	const char *resume;              /* the key with which what was typed may be sent once more from there; NULL: not */
	const char *way_out_url, *way_out;           /* and what to do next */
	bool bare;                       /* no layout around the page (partial, sheet) */
	int retry_after;                 /* seconds, told with 429 and 503; 0: nothing is said */
	bool drawn;                      /* a 403, 409 or 429 whose page the handler drew itself */
	bool lean;                       /* a hot page: no counts in the menu */
	const char *keys;                /* Alt+letters the page itself uses: the menu leaves them; or NULL */
	struct numbers *numbers;         /* promised, not drawn yet; see kit/number.h */
	const char *flash;               /* translated; said on top of the page, or NULL */
	const char *again;               /* of a refused POST: what Back and reload may ask for instead; or NULL */
	const char *copy; int copy_number;           /* T(): whose copy of a sheet is filled, which one; NULL: the only one */
	unsigned queries;                /* for the log */
	bool slow;                       /* of a 503: the store ended a statement that took too long */
	bool full;                       /* of a 503: the store had no room on its disk */
	bool busy;                       /* of a 503: as many workers as may be were at what takes long */
};

struct program {
	const char *name;                /* "portal": first part of its URLs */
	enum audience audience;
	unsigned roles;                  /* who may be here at all */
	const struct module *const *modules;
	int (*answer)(struct request *rq);           /* kit/dispatch.c; returns the status */
	void (*failed)(struct request *rq, int status);      /* makes the page of a status without the store */
};

int redirect_to(struct request *rq, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Set rq->refused from a T() text and return `status`. */
int refuse(struct request *rq, int status, const char *text);
/* Translate; say_f formats into the arena, and "%lld {hour|hours}" agrees with its number. */
const char *say(const struct request *rq, const char *text);
const char *say_f(struct request *rq, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Note a fault: `field` NULL for the whole form; text is T() and translated here. */
void form_fault(struct request *rq, const char *field, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
#define take(rq, Type) ((Type *)arena_take(&(rq)->arena, sizeof(Type)))
#endif
