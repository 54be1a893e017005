/* page.c -- what the operator sees: who is found, where they are, what can be done, what waits. */
#include "phone/phone.h"
#include "absence/absence.h"
#include "core/text.h"
#include "kit/once.h"
#include "kit/record.h"
#include "kit/show.h"
#include "presence/presence.h"
#include "edge/db.h"
#include "edge/page.h"

#define SQL(X) &phone_sql[PHONE_##X]

/* clang-format off */
static const struct { const char *say, *key; } keys[] = { { "callback", "r" }, { "again", "l" }, { "urgent", "u" }, { "called", "c" } };
/* clang-format on */

int64_t phone_number(const char *text)
{
	return text == NULL || strlen(text) > 18 || strspn(text, "0123456789") != strlen(text) ? 0 : strtoll(text, NULL, 10);
}

struct call *phone_call(struct request *rq, int64_t id)
{
	struct call *c = record_blank(rq, &call_module);

	c->r.id = id;
	c->r.company = 0;
	return id != 0 && db_one(rq->db, &call_sql[CALL_ANY], c, c) ? c : NULL;
}

bool phone_hit(struct request *rq, int64_t person, int64_t company, struct phone_hit *hit)
{
	struct phone_hit ask;

	table_blank(&phone_hit_table, &ask);
	ask.person = person;
	ask.company = company;
	return (person != 0 || company != 0) && db_one(rq->db, person != 0 ? SQL(PERSON) : SQL(COMPANY), &ask, hit);
}

static const char *extension_of(const struct phone_hit *h)
{
	return *h->extension != '\0' ? h->extension : h->company_phone;
}

static void put_presence(struct request *rq, struct page *p, const struct phone_hit *h)
{
	struct presence_face face;

	if (h->person == 0)
		return;
	face = presence_face(rq, h->place, h->until_at);
	p = page_again(p, "presence");
	page_text(p, "tone", face.tone);
	page_text(p, "where", face.text);
}

static void put_hit(struct request *rq, const struct phone_hit *h, const struct phone_hit *chosen, const char *q, int64_t call)
{
	struct page *p = page_again(rq->page, "hit");
	bool company = h->person == 0;

	if (chosen != NULL && chosen->person == h->person && (h->person != 0 || chosen->company == h->company))
		page_show(p, "chosen");
	page_text(p, "name", h->name);
	page_text(p, "of", company ? h->title : *h->company_name != '\0' ? h->company_name : h->title);
	page_text(p, "extension", h->extension[0] != '\0' && !company ? h->extension : "");
	page_text(p, "url", arena_printf(&rq->arena, "?q=%s&%s=%lld%s", text_url(&rq->arena, q), company ? "company" : "person",
		(long long)(company ? h->company : h->person), call == 0 ? "" : arena_printf(&rq->arena, "&call=%lld", (long long)call)));
	put_presence(rq, p, h);
}

/* Finds, draws the hits and says which one is meant; false: none. */
static bool find(struct request *rq, const char *q, int64_t call, struct phone_hit *chosen)
{
	int64_t person = phone_number(pairs_get(rq->query, "person")), company = phone_number(pairs_get(rq->query, "company"));
	bool any = phone_hit(rq, person, company, chosen);
	const char *digits = text_phone(&rq->arena, q);
	struct phone_hit ask;
	struct rows people, companies, staff = { 0 };

	if (*q == '\0')
		return any;
	table_blank(&phone_hit_table, &ask);
	ask.q = q;
	ask.prefix = text_like(&rq->arena, "", q);
	ask.digits = strlen(digits) < 3 ? "-" : text_like(&rq->arena, "", digits);
	people = db_all(rq->db, SQL(PEOPLE), &ask);
	companies = db_all(rq->db, SQL(COMPANIES), &ask);
	if (!any && people.count + companies.count > 0) {
		*chosen = *(const struct phone_hit *)(people.count > 0 ? people.list : companies.list);
		any = true;
	}
	EACH_ROW(struct phone_hit, h, people)
		put_hit(rq, h, chosen, q, call);
	EACH_ROW(struct phone_hit, h, companies)
		put_hit(rq, h, chosen, q, call);
	if (any && chosen->person == 0 && people.count == 0)
		staff = db_all(rq->db, SQL(STAFF_OF), chosen);
	EACH_ROW(struct phone_hit, h, staff)
		put_hit(rq, h, chosen, q, call);
	if (people.count + companies.count == 0)
		page_text(page_again(rq->page, "no_hit"), "q", q);
	return any;
}

/* What was typed, after a fault; else what the call has. */
static const char *kept(struct request *rq, const char *name, const char *has)
{
	const char *text = pairs_get(rq->body, name);

	return text != NULL ? text : has;
}

static void put_buttons(struct request *rq, struct page *p, const struct phone_hit *h, const struct call *c)
{
	struct page *b;
	const char *state = c == NULL ? "answered" : c->r.state;
	bool out = strcmp(state, "transferred") == 0;

	if (out)
		page_show(p, "may_connect");
	if (!out && *extension_of(h) != '\0') {
		b = page_again(p, "may_extension");
		page_text(b, "extension", extension_of(h));
	}
	if (!out && h->person != 0 && *h->mobile != '\0')
		page_show(p, "may_mobile");
	for (size_t i = 0; i < COUNT(keys); i++) {
		const char *say_now = kept(rq, "say", c != NULL && *c->say != '\0' ? c->say : "callback");
		struct page *k = page_again(p, "say");
		page_text(k, "code", keys[i].say);
		page_text(k, "key", keys[i].key);
		page_text(k, "cap", arena_printf(&rq->arena, "%c", keys[i].key[0] - 'a' + 'A'));
		page_text(k, "label", say(rq, choice_label(call_says, keys[i].say)));
		if (strcmp(say_now, keys[i].say) == 0)
			page_show(k, rq->faults == NULL ? "first" : "checked");
	}
}

static void put_form(struct request *rq, struct page *p, const struct call *c)
{
	const char *seconds = c == NULL || c->ring_seconds == 0 ? "" : arena_printf(&rq->arena, "%lld", (long long)c->ring_seconds);

	page_text(p, "once", once_key(rq));
	page_text(p, "caller", kept(rq, "caller", c == NULL ? "" : c->caller));
	page_text(p, "phone", kept(rq, "phone", c == NULL ? "" : c->phone));
	for (const struct fault *f = rq->faults; f != NULL; f = f->next)
		if (f->field != NULL && strcmp(f->field, "phone") == 0)
			page_text(page_again(p, "phone_wrong"), "error", f->text);
	page_text(p, "ring_seconds", kept(rq, "ring_seconds", seconds));
	page_text(p, "message", kept(rq, "message", c == NULL ? "" : c->message));
	page_text(p, "about", kept(rq, "about", c == NULL ? "" : c->about));
	page_text(p, "call", c == NULL ? "" : arena_printf(&rq->arena, "%lld", (long long)c->r.id));
}

/* What the company or the person asked for while they are away (P027). */
static void put_absence(struct request *rq, struct page *p, const struct phone_hit *h)
{
	struct absence_order o = absence_instruction(rq, h->company, h->person, "message");

	if (o.absence != 0)
		page_text(page_again(p, "absence"), "text", say_f(rq, T("Away; messages: %s %s"),
			say(rq, choice_label(absence_actions, o.action)), o.place));
}

/* The chosen one: extension, room, presence, instructions, what can be done. */
static void put_chosen(struct request *rq, const struct phone_hit *h, const struct call *c, const char *q)
{
	struct page *p = page_again(rq->page, "who"), *s;
	const char *place = h->room_no;

	if (*h->floor != '\0' && *place != '\0')
		place = say_f(rq, T("%s, room %s"), h->floor, place);
	page_text(p, "name", h->name);
	page_text(p, "of", h->person == 0 || *h->company_name == '\0' ? h->title : *h->title == '\0' ? h->company_name
		: say_f(rq, T("%s, %s"), h->company_name, h->title));
	page_text(p, "room", place);
	page_text(p, "size", strlen(extension_of(h)) > 6 ? "fs-2" : "ext");
	page_text(p, "line", say(rq, *h->extension != '\0' && h->person != 0 ? T("Extension") : T("call|Telephone")));
	page_text(p, "extension", extension_of(h));
	put_presence(rq, p, h);
	if (*h->mobile != '\0')
		page_show(p, "has_mobile");
	if (h->person != 0 && strcmp(h->state, "active") != 0)
		page_show(p, "no_portal");
	put_absence(rq, p, h);
	if (*h->instructions != '\0')
		page_text(page_again(p, "instructed"), "text", h->instructions);
	put_form(rq, p, c);
	page_text(p, "q", q);
	page_int(p, "person", h->person);
	page_int(p, "company", h->company);
	put_buttons(rq, p, h, c);
	if (h->person == 0)
		return;
	s = page_again(p, "set");
	page_text(s, "once", once_key(rq));
	page_int(s, "person", h->person);
	page_text(s, "until", kept(rq, "until", ""));
	page_text(s, "instructions", kept(rq, "instructions", ""));
	if (pairs_get(rq->body, "place") != NULL)
		page_show(s, "opened");
	for (const struct choice *o = presence_places; o->value != NULL; o++) {
		struct page *k = page_again(s, "option");
		page_text(k, "value", o->value);
		page_text(k, "label", say(rq, o->label));
		if (strcmp(o->value, kept(rq, "place", h->place)) == 0)
			page_show(k, "selected");
	}
}

static void put_current(struct request *rq, const struct call *c)
{
	const struct state *s = flow_state(call_module.flow, c->r.state);
	struct page *p = page_again(rq->page, "current");

	page_text(p, "tone", record_tone(call_module.flow, c->r.state));
	page_text(p, "state", say(rq, s->label));
	page_text(p, "text", say_f(rq, T("%s %s, answered %s"), *c->phone != '\0' ? c->phone : call_from(rq, c), c->r.number, show_clock(rq, c->r.made_at)));
	page_text(p, "url", record_url(rq, &call_module, c->r.id));
}

static void put_sent(struct request *rq, const struct call *c)
{
	struct page *p;

	if (c == NULL || c->taken_at == NO_TIME)
		return;
	p = page_again(rq->page, "sent");
	page_text(p, "text", say_f(rq, T("The message is in the portal and on its way by mail: %s."), call_whom(rq, c)));
	page_text(p, "url", record_url(rq, &call_module, c->r.id));
	page_text(p, "slip_url", arena_printf(&rq->arena, "/report/call/%lld/slip", (long long)c->r.id));
}

/* What is said first, by who calls (P021): greet, then the house, the post or one's own name. */
static void put_greetings(struct request *rq)
{
	const char *house = strcmp(rq->lang, "en") == 0 && *rq->site.name_en != '\0' ? rq->site.name_en : rq->site.name;
	const struct { const char *who, *words; } says[] = {
		{ T("phone|From outside"), say_f(rq, T("Good day, %s, %s speaking."), house, rq->user.name) },
		{ T("phone|From inside"), say_f(rq, T("Good day, front desk, %s speaking."), rq->user.name) },
		{ T("phone|Property line"), say_f(rq, T("Good day, management office of %s."), house) },
	};
	struct page *list = page_again(rq->page, "greetings");

	for (size_t i = 0; i < COUNT(says); i++) {
		struct page *p = page_again(list, "greeting");
		page_text(p, "who", say(rq, says[i].who));
		page_text(p, "words", says[i].words);
	}
}

int phone_draw(struct request *rq, const struct call *c, int status)
{
	const char *q = kept(rq, "q", pairs_get(rq->query, "q"));
	struct phone_hit chosen;
	int64_t person = phone_number(pairs_get(rq->body, "person"));
	bool any;

	rq->keys = "rluc1234567";
	rq->title = say(rq, T("Operator's desk"));
	q = q == NULL ? "" : text_cut(&rq->arena, q + strspn(q, " "), 60);
	page_text(rq->page, "q", q);
	page_text(rq->page, "call", c == NULL ? "" : arena_printf(&rq->arena, "%lld", (long long)c->r.id));
	if (rq->refused != NULL)
		page_text(page_again(rq->page, "refused"), "text", rq->refused);
	for (const struct fault *f = rq->faults; f != NULL; f = f->next)
		page_text(page_again(rq->page, "refused"), "text", f->text);
	rq->drawn = rq->refused != NULL;
	rq->refused = NULL;
	any = find(rq, q, c == NULL ? 0 : c->r.id, &chosen);
	if (status != 200 || (!any && *q == '\0' && c != NULL))
		any = phone_hit(rq, person != 0 ? person : c == NULL ? 0 : c->person,
			person != 0 ? 0 : c == NULL ? phone_number(pairs_get(rq->body, "company")) : c->r.company, &chosen);
	if (any)
		put_chosen(rq, &chosen, c, q);
	else
		page_show(rq->page, "fresh");
	if (!any && *q == '\0')
		put_form(rq, page_again(rq->page, "own"), c);
	if (c == NULL && *q == '\0')
		put_greetings(rq);
	if (c != NULL)
		put_current(rq, c);
	put_sent(rq, phone_call(rq, phone_number(pairs_get(rq->query, "sent"))));
	phone_aside(rq);
	return status;
}
