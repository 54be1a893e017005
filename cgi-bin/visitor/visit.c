/* visit.c -- what the guest gets: a mail with a link nobody can guess, and the page
** behind it with the way, a QR code and the code to say at the desk.  No log-in. */
#include "visitor/visitor.h"
#include "kit/cookie.h"
#include "kit/link.h"
#include "kit/notice.h"
#include "kit/sheet.h"
#include "edge/db.h"
#include "edge/page.h"
#include "edge/qr.h"
#include "edge/secret.h"

#define MAILS_TO_ONE 5                   /* an hour, to one address, from one company */
#define MAILS_TO_ALL 200                 /* guests an hour that a company has invited by mail */
#include "edge/words.h"

static bool english(const struct visitor *v)
{
	return strcmp(v->lang, "en") == 0;
}

static const char *host_company(const struct visitor *v, bool en)
{
	return en && *v->company_en != '\0' ? v->company_en : *v->company_full != '\0' ? v->company_full : v->r.company_name;
}

static const char *address(const struct request *rq, bool en)
{
	return en && *rq->site.address_en != '\0' ? rq->site.address_en : rq->site.address;
}

/* The portal is no sling for mails to strangers. */
const char *visitor_enough(struct request *rq, const struct visitor *v)
{
	struct visitor n;

	table_blank(&visitor_table, &n);
	if (*v->email == '\0' || !db_one(rq->db, &visitor_sql[VISITOR_MAILED], v, &n))
		return NULL;
	if (n.r.id >= MAILS_TO_ONE)
		return say(rq, T("Five invitations went there within the hour. Please check the address, or wait."));
	return n.people < MAILS_TO_ALL ? NULL
		: say(rq, T("Very many guests were invited within the hour. Please wait, or ask the front desk."));
}

void visitor_invite(struct request *rq, struct visitor *v)
{
	const char *token = secret_token(&rq->arena);
	struct notice n = notice_about(&visitor_module, v, "visitor-invitation");
	struct visitor whole;

	n.not_after = v->expected_at;
	if (*v->email == '\0')
		return;
	table_blank(&visitor_table, &whole);
	whole.r.id = v->r.id;
	if (db_one(rq->db, &visitor_sql[VISITOR_ANY], &whole, &whole))
		*v = whole;              /* with the names of company and host */
	v->token = secret_digest(&rq->arena, token, strlen(token));
	v->r.was = v->r.state;
	db_run(rq->db, &visitor_sql[VISITOR_MOVE], v);
	whole = *v;
	whole.link = link_to(rq, PORTAL, arena_printf(&rq->arena, "/visit/%s", token));
	whole.when_text = sheet_time(rq, v->expected_at);
	whole.where_text = address(rq, english(v));
	whole.to_whom = host_company(v, english(v));
	whole.place = *v->place != '\0' ? v->place : v->room_no;
	n.row = &whole;
	n.once = v->token;
	notice_address(rq, &n, v->email, v->name, v->lang);
}

static int show(struct request *rq)
{
	struct visitor v;
	const char *text = rq->match.step;
	int size;
	struct page *p;

	table_blank(&visitor_table, &v);
	if (strlen(text) != SECRET_TOKEN)
		return 404;
	v.token = secret_digest(&rq->arena, text, strlen(text));
	if (!db_one(rq->db, &visitor_sql[VISITOR_BY_TOKEN], &v, &v))
		return 404;
	if ((rq->user.roles & ROLE_GUEST) != 0 && cookie_get(rq, "lang") == NULL) {      /* else the guest has chosen */
		rq->lang = english(&v) ? "en" : "zh";
		rq->words = words_for(rq->lang);
	}
	rq->title = say(rq, T("Your visit"));
	page_text(rq->page, "title", rq->title);
	page_text(rq->page, "name", v.name);
	page_text(rq->page, "to_whom", host_company(&v, strcmp(rq->lang, "en") == 0));
	page_text(rq->page, "host_name", v.host_name);
	page_text(rq->page, "when_text", sheet_time(rq, v.expected_at));
	page_text(rq->page, "place", *v.place != '\0' ? v.place : v.room_no);
	page_text(rq->page, "where_text", address(rq, strcmp(rq->lang, "en") == 0));
	page_text(rq->page, "house_phone", rq->site.phone);
	if (strcmp(v.r.state, "expected") != 0) {
		page_show(rq->page, "over");
		return 200;
	}
	p = page_again(rq->page, "open");
	page_text(p, "code", v.code);
	text = qr_path(&rq->arena, link_to(rq, PORTAL, arena_printf(&rq->arena, "/visit/%s", text)), &size);
	if (text != NULL) {
		p = page_again(p, "qr");
		page_text(p, "qr_path", text);
		page_int(p, "qr_size", size);
	}
	return 200;
}

static const struct route more[] = {
	{ GET, "/:step", 0, show, "visitor/visit.html" },
	{ 0 }
};

const struct module visit_module = {
	.name = "visit", .title = T("Your visit"),
	.face = { [PORTAL] = { ROLE_TENANT | ROLE_GUEST, .more = more } },
};
