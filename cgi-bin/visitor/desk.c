/* desk.c -- the check-in: one field for a scanned code or part of a name, Enter,
** Enter again; who is expected, who is in the house, who goes. */
#include "visitor/visitor.h"
#include "core/text.h"
#include "kit/document.h"
#include "kit/once.h"
#include "kit/pick.h"
#include "kit/reach.h"
#include "kit/record.h"
#include "kit/session.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"
#include "edge/secret.h"

bool visitor_receive(struct request *rq, struct visitor *v)
{
	static const char *const ways[] = { "arrive", "greet", "identify" };
	const char *step;
	size_t at = 0;

	while (at < COUNT(ways) && (step = ways[at], flow_step(visitor_module.flow, v->r.state, step, ROLE_RECEPTIONIST)) == NULL)
		at++;
	if (*v->known_by == '\0')
		v->known_by = *v->code != '\0' ? "code" : *v->id_kind != '\0' ? "card" : *v->badge != '\0' ? "badge" : "word";
	if (at == COUNT(ways)) {
		rq->refused = say(rq, T("This visitor has been received already."));
		return false;
	}
	for (; at < COUNT(ways); at++)
		if (!record_take(rq, &visitor_module, v, record_copy(rq, &visitor_table, v), ways[at], ROLE_RECEPTIONIST))
			return false;
	return true;
}

const char *visitor_badge_with(struct request *rq, const struct visitor *v)
{
	struct visitor other;

	table_blank(&visitor_table, &other);
	return *v->badge != '\0' && db_one(rq->db, &visitor_sql[VISITOR_BADGE], v, &other) ? other.name : NULL;
}

void visitor_of_host(struct request *rq, struct visitor *v)
{
	int64_t company = v->host == 0 || rq->program->audience != DESK ? v->r.company : pick_person_company(rq, v->host);

	if (v->r.company == 0)
		v->r.company = company;
	else if (company != v->r.company)
		form_fault(rq, "host", T("This person is not of the company."));
}

/* "https://…/portal/visit/<token>", a code, or part of a name or room. */
static void wanted(struct request *rq, const char *typed, struct visitor *ask)
{
	static const char sign[] = "/visit/";
	const char *link = strstr(typed, sign);
	char *code;

	table_blank(&visitor_table, ask);
	ask->token = "-";
	if (link != NULL)
		ask->token = secret_digest(&rq->arena, link + strlen(sign), strlen(link + strlen(sign)));
	ask->q = link != NULL ? "-" : text_cut(&rq->arena, typed, 40);
	ask->q_like = text_like(&rq->arena, "%", ask->q);
	code = arena_text(&rq->arena, ask->q, strlen(ask->q));
	for (char *p = code; *p != '\0'; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	ask->code = strlen(code) == 6 && strspn(code, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 6 ? code : "-";
}

/* Of what was sent, so that a refusal loses nothing. */
static const char *typed_in(struct request *rq, const char *name, size_t most)
{
	const char *text = pairs_get(rq->body, name);

	return text == NULL ? "" : text_cut(&rq->arena, text, most);
}

static const char *to_whom(struct request *rq, const struct visitor *v)
{
	const char *text = v->r.company_name;

	if (*v->host_name != '\0')
		text = arena_printf(&rq->arena, "%s · %s", text, v->host_name);
	if (*v->place != '\0' || *v->room_no != '\0')
		text = arena_printf(&rq->arena, "%s · %s", text, *v->place != '\0' ? v->place : v->room_no);
	return text;
}

static void put_visitor(struct request *rq, struct page *p, const struct visitor *v)
{
	page_text(p, "url", record_url(rq, &visitor_module, v->r.id));
	page_int(p, "id", v->r.id);
	page_text(p, "name", *v->organisation == '\0' ? v->name
		: arena_printf(&rq->arena, "%s · %s", v->name, v->organisation));
	page_text(p, "to_whom", to_whom(rq, v));
	if (*v->badge != '\0')
		page_text(page_again(p, "badge"), "badge", v->badge);
}

static const char *choose_url(struct request *rq, const struct visitor *v)
{
	return arena_printf(&rq->arena, "/desk/visitor/checkin?q=%s", *v->code != '\0' ? v->code : v->r.number);
}

static void put_hit(struct request *rq, const struct visitor *v, bool only)
{
	struct page *p = page_again(rq->page, only ? "only" : "hit"), *how;

	put_visitor(rq, p, v);
	page_text(p, "at", show_time(rq, v->expected_at));
	if (!only) {
		page_text(p, "choose_url", choose_url(rq, v));
		return;
	}
	how = page_again(rq->page, "receive");
	page_text(how, "once", once_key(rq));
	page_text(how, "receive_url", choose_url(rq, v));
	page_int(how, "id", v->r.id);
	page_text(how, "badge", typed_in(rq, "badge", 20));
	page_text(how, "id_number", typed_in(rq, "id_number", 30));
	for (const struct choice *k = document_kinds; k->value != NULL; k++) {
		struct page *o = page_again(how, "option");
		if (strcmp(typed_in(rq, "id_kind", 10), k->value) == 0)
			page_show(o, "selected");
		page_text(o, "value", k->value);
		page_text(o, "label", say(rq, k->label));
	}
}

static void put_hits(struct request *rq, const char *typed)
{
	struct visitor ask;
	struct rows rows;

	wanted(rq, typed, &ask);
	rows = db_all(rq->db, &visitor_sql[VISITOR_FIND], &ask);
	EACH_ROW(struct visitor, v, rows)
		put_hit(rq, v, rows.count == 1);
	if (rows.count == 0)
		page_text(page_again(rq->page, "no_hit"), "new_url", arena_printf(&rq->arena, "/desk/visitor/new?name=%s",
			strstr(typed, "/visit/") != NULL ? "" : text_url(&rq->arena, typed)));
}

static void put_house(struct request *rq)
{
	struct rows inside = visitor_inside(rq);
	int64_t people = 0;

	EACH_ROW(struct visitor, v, inside) {
		struct page *p = page_again(rq->page, "inside");
		put_visitor(rq, p, v);
		page_text(p, "at", show_time(rq, v->arrived_at));
		page_show(p, *v->badge != '\0' ? "with_badge" : "without");
		page_text(p, "once", once_key(rq));
		people += v->people;
	}
	page_text(rq->page, "people", say_f(rq, T("%lld {person|people}"), (long long)people));
}

/* That the host was told stands there only if a message reached somebody. */
static void put_done(struct request *rq, const char *id)
{
	bool waits = reach_waits(rq, &visitor_module, strtoll(id, NULL, 10));
	struct page *p = page_again(rq->page, waits ? "untold" : "done");

	page_text(p, "badge_url", arena_printf(&rq->arena, "/report/visitor/%s/badge", id));
	if (waits)
		page_text(p, "url", arena_printf(&rq->arena, "/desk/visitor/%s", id));
}

static int draw(struct request *rq, int status)
{
	const char *typed = pairs_get(rq->query, "q"), *done = pairs_get(rq->query, "done");

	rq->title = say(rq, T("Visitors at the desk"));
	page_text(rq->page, "title", rq->title);
	if (rq->refused != NULL) {
		page_text(page_again(rq->page, "refused"), "text", rq->refused);
		rq->refused = NULL;
		rq->drawn = true;
	}
	if (done != NULL && strlen(done) <= 15 && strspn(done, "0123456789") == strlen(done))
		put_done(rq, done);
	page_text(rq->page, "q", done != NULL || typed == NULL ? "" : typed);
	if (typed != NULL && *typed != '\0')
		put_hits(rq, typed);
	else
		page_show(rq->page, "fresh");
	EACH_ROW(struct visitor, v, db_all(rq->db, &visitor_sql[VISITOR_EXPECTED], NULL)) {
		struct page *p = page_again(rq->page, "coming");
		put_visitor(rq, p, v);
		page_text(p, "at", show_time(rq, v->expected_at));
		page_text(p, "choose_url", choose_url(rq, v));
	}
	put_house(rq);
	return status;
}

static int checkin(struct request *rq)
{
	return draw(rq, 200);
}

/* The id in a hidden field of a form of this page. */
static struct visitor *of_form(struct request *rq)
{
	const char *id = pairs_get(rq->body, "id");

	if (id == NULL || strlen(id) > 18)
		return NULL;
	rq->match.id = strtoll(id, NULL, 10);
	return record_read(rq);
}

static int receive(struct request *rq)
{
	struct visitor *v = of_form(rq);
	const char *kind = typed_in(rq, "id_kind", 10);

	if (v == NULL)
		return 404;
	v->badge = typed_in(rq, "badge", 20);
	v->id_number = typed_in(rq, "id_number", 30);
	v->id_kind = "";
	for (const struct choice *k = document_kinds; k->value != NULL; k++)
		if (strcmp(k->value, kind) == 0)
			v->id_kind = k->value;
	if (*v->id_number != '\0' && *v->id_kind == '\0')
		rq->refused = say(rq, T("Which document is it?"));
	else if (visitor_badge_with(rq, v) != NULL)
		rq->refused = say_f(rq, T("Badge %s is still with %s. Hand out another, or record first that this visitor has left."),
			v->badge, visitor_badge_with(rq, v));
	else if (visitor_receive(rq, v))
		return redirect_to(rq, "/visitor/checkin?done=%lld", (long long)v->r.id);
	session_drop(rq);                /* the page shows who still waits */
	return draw(rq, 409);
}

static int let_out(struct request *rq)
{
	struct visitor *v = of_form(rq);

	if (v == NULL)
		return 404;
	if (!record_take(rq, &visitor_module, v, record_copy(rq, &visitor_table, v), *v->badge != '\0' ? "return" : "leave", rq->user.roles))
		return record_refused(rq, v);
	return redirect_to(rq, "/visitor/checkin?did=%s", *v->badge != '\0' ? "return" : "leave");
}

#define DOOR (ROLE_DESK | ROLE_GUARD)
const struct route visitor_routes[] = {
	{ GET,  "/checkin", DOOR, checkin, "visitor/checkin.html" },
	{ POST, "/checkin", DOOR, receive, "visitor/checkin.html" },
	{ POST, "/out",     DOOR, let_out, NULL },
	{ 0 }
};
