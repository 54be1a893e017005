/* visitor.c -- the rules of a visit (P003). */
#include "visitor/visitor.h"
#include "kit/document.h"
#include "kit/notice.h"
#include "kit/pick.h"
#include "kit/reach.h"
#include "kit/sheet.h"
#include "core/request.h"
#include "kit/undo.h"
#include "edge/db.h"
#include "edge/secret.h"
#include "edge/zone.h"

#define SQL(X) &visitor_sql[VISITOR_##X]
#define IN_HOUSE "arrived greeted identified guided"

static const struct choice walk_in_knowns[] = {  /* who was not announced has no code */
	{ "card",  T("By a document") },
	{ "badge", T("By the badge handed out") },
	{ "known", T("Known to the desk") },
	{ "word",  T("By their own word, nothing shown") },
	{ 0 }
};

/* clang-format off */
/* At the desk: who stands there now, or, with a time, who telephoned. */
static const struct field fields[] = {
	{ "name",         NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60, .width = WIDTH_HALF },
	{ "company",      T("Visits"), T("Room, name or initials; left empty: the house itself."), INPUT_COMPANY, .width = WIDTH_HALF },
	{ "host",         T("visitor|Host"), T("Left empty, the company's administrators are told, of the house its leaders."), INPUT_PERSON, .who = WHO_ANYBODY, .width = WIDTH_HALF },
	{ "organisation", NULL, NULL, INPUT_LINE, .max = 80, .width = WIDTH_HALF },
	{ "badge",        NULL, NULL, INPUT_LINE, .max = 20, .width = WIDTH_HALF },
	{ "people",       NULL, NULL, INPUT_NUMBER, .min = 1, .max = 200, .width = WIDTH_HALF },
	{ "id_kind",      NULL, T("Only where the tenant or the house asks for it; shown masked, deleted after the house's term."), INPUT_CHOICE, .width = WIDTH_HALF },
	{ "id_number",    NULL, NULL, INPUT_LINE, .max = 30, .width = WIDTH_HALF },
	{ "known_by",     NULL, T("Left empty: by the document or the badge; with neither, by their own word."), INPUT_CHOICE, .choices = walk_in_knowns, .width = WIDTH_HALF },
	{ "phone",        NULL, NULL, INPUT_PHONE, .width = WIDTH_HALF },
	{ "place",        NULL, NULL, INPUT_LINE, .max = 60, .width = WIDTH_HALF },
	{ "purpose",      NULL, T("As far as the visitor says it by themselves; only the desk reads it."), INPUT_LINE, .max = 120, .width = WIDTH_HALF },
	{ "expected_at",  NULL, T("Only for somebody who is still to come."), INPUT_TIME, .min = 0, .max = 90 },
	{ 0 }
};
static void check(struct request *rq, void *row);
static const struct form form = { "visitor", &visitor_table, fields, check, .submit = T("Receive") };

#define ANNOUNCED(of, empty) \
	{ "name",         NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60, .width = WIDTH_HALF }, \
	{ "organisation", NULL, NULL, INPUT_LINE, .max = 80, .width = WIDTH_HALF }, \
	{ "expected_at",  NULL, NULL, INPUT_TIME, .required = true, .min = 0, .max = 90 }, \
	{ "people",       NULL, NULL, INPUT_NUMBER, .min = 1, .max = 200, .width = WIDTH_HALF }, \
	{ "email",        NULL, T("The guest gets the way and a code; the desk then needs no more."), INPUT_EMAIL, .width = WIDTH_HALF }, \
	{ "lang",         NULL, T("Left empty: the language you read."), INPUT_CHOICE, .width = WIDTH_HALF }, \
	{ "phone",        NULL, NULL, INPUT_PHONE, .width = WIDTH_HALF }, \
	{ "host",         T("visitor|Host"), empty, INPUT_PERSON, .who = of, .width = WIDTH_HALF }, \
	{ "place",        NULL, T("When it is not your own rooms"), INPUT_LINE, .max = 60, .width = WIDTH_HALF }, \
	{ "purpose",      NULL, T("Told to nobody but the front desk."), INPUT_LINE, .max = 120, .width = WIDTH_HALF }, \
	{ 0 }
static const struct field my_fields[] = { ANNOUNCED(WHO_TENANT, T("Left empty, it is you.")) };
static const struct form my_form = { "announce", &visitor_table, my_fields, check, .submit = T("Announce") };
static const struct field desk_fields[] = { ANNOUNCED(WHO_ANYBODY, NULL) };
static const struct form desk_edit = { "visitor_edit", &visitor_table, desk_fields, check };

static const struct field identify_fields[] = {
	{ "known_by",  NULL, NULL, INPUT_RADIO, .required = true },
	{ "badge",     NULL, NULL, INPUT_LINE, .max = 20, .width = WIDTH_HALF },
	{ "id_kind",   NULL, NULL, INPUT_CHOICE, .width = WIDTH_HALF },
	{ "id_number", NULL, NULL, INPUT_LINE, .max = 30, .width = WIDTH_HALF },
	{ 0 }
};
static const struct form identify_form = { "identify", &visitor_table, identify_fields, check };
static const struct field refuse_fields[] = {
	{ "refusal", NULL, T("The host is told at once."), INPUT_LINE, .required = true, .min = 2, .max = 200 },
	{ 0 }
};
static const struct form refuse_form = { "refuse", &visitor_table, refuse_fields };
/* clang-format on */

instant visitor_closing(struct request *rq, instant t)
{
	return zone_day_start(rq->site.zone, zone_day(rq->site.zone, t)) + rq->site.closes * 60;
}

/* What both desks and tenants may not write. */
static void check(struct request *rq, void *row)
{
	struct visitor *v = row;

	visitor_of_host(rq, v);
	if (v->people == 0)
		v->people = 1;
	if (*v->lang == '\0')
		v->lang = strcmp(rq->lang, "en") == 0 ? "en" : "zh";
	if (*v->id_number != '\0' && *v->id_kind == '\0')
		form_fault(rq, "id_kind", T("Which document is it?"));
	if (visitor_badge_with(rq, v) != NULL)
		form_fault(rq, "badge", T("Badge %s is still with %s. Hand out another, or record first that this visitor has left."),
			v->badge, visitor_badge_with(rq, v));
	if ((*v->r.state == '\0' || strcmp(v->r.state, "expected") == 0) && v->expected_at != NO_TIME && v->expected_at < rq->context.now - 3600)
		form_fault(rq, "expected_at", T("This time has passed already."));
}

static void spell(struct request *rq, struct visitor *v)
{
	const char *words = pick_pinyin(rq, v->name, true);

	v->pinyin = strlen(words) <= 120 ? words : "";
	v->initials = pick_initials(rq, v->pinyin, 20);
}

static const char *before(struct request *rq, void *row)
{
	struct visitor *v = row;
	const char *refused = visitor_enough(rq, v);

	if (refused != NULL)
		return refused;
	spell(rq, v);
	if (rq->program->audience == PORTAL && v->host == 0)
		v->host = rq->user.id;
	if (rq->program->audience == PORTAL || v->expected_at != NO_TIME) {
		v->r.state = "expected";
		v->code = secret_code(&rq->arena, 6);
		return NULL;
	}
	v->r.state = "arrived";
	v->arrived_at = rq->context.now;
	return NULL;
}

/* With another address the old link and code are worthless: whoever has them was not meant. */
static const char *corrected(struct request *rq, void *row)
{
	struct visitor *v = row, old;

	spell(rq, v);
	table_blank(&visitor_table, &old);
	old.r.id = v->r.id;
	if (!db_one(rq->db, SQL(ANY), &old, &old) || strcmp(old.email, v->email) == 0)
		return NULL;
	v->token = "";
	v->code = secret_code(&rq->arena, 6);
	return visitor_enough(rq, v);
}

static void invited_anew(struct request *rq, void *row)
{
	if (*((struct visitor *)row)->token == '\0')
		visitor_invite(rq, row);
}

static void tell_host(struct request *rq, struct visitor *v, const char *name)
{
	struct notice n = notice_about(&visitor_module, v, name);

	n.urgent = true;
	n.tells_all = v->r.company == 0;         /* colleagues who have no visitors' book */
	if (v->host == 0 && v->r.company == 0)
		(void)notice_staff(rq, &n, ROLE_LEADER);
	else if (notice_owner(rq, &n, v->host, v->r.company) == 0)
		reach_none(rq, &visitor_module, &v->r, v->r.company);
}

static const char *arrived(struct request *rq, void *row)
{
	struct visitor *v = row;

	v->arrived_at = rq->context.now;
	return NULL;
}

static void told(struct request *rq, void *row) { tell_host(rq, row, "visitor-arrived"); }
static void refused(struct request *rq, void *row) { tell_host(rq, row, "visitor-refused"); }

static const char *known(struct request *rq, void *row)
{
	const struct visitor *v = row;

	if (strcmp(v->known_by, "card") == 0 && *v->id_kind == '\0')
		return say(rq, T("Which document was shown? Choose its kind; the number only where it is asked for."));
	if (strcmp(v->known_by, "badge") == 0 && *v->badge == '\0')
		return say(rq, T("Write down the number of the badge that was handed out."));
	return NULL;
}

static const char *gone(struct request *rq, void *row)
{
	struct visitor *v = row;

	v->left_at = rq->context.now;
	return NULL;
}

/* A badge is given back or missing; another visitor is not given it by mistake. */
static const char *gave_back(struct request *rq, void *row)
{
	((struct visitor *)row)->badge_back = "back";
	return gone(rq, row);
}

static const char *kept_it(struct request *rq, void *row)
{
	struct visitor *v = row;

	v->badge_back = *v->badge == '\0' ? "" : "missing";
	return gone(rq, row);
}

static bool badged(const void *row) { return *((const struct visitor *)row)->badge != '\0'; }
static bool unbadged(const void *row) { return !badged(row); }

/* The link in the guest's hands no longer opens anything. */
static const char *take_back(struct request *rq, void *row)
{
	struct visitor *v = row;

	(void)rq;
	v->token = "";
	return NULL;
}

static void withdrawn(struct request *rq, void *row)
{
	struct visitor *v = row;
	struct notice n = notice_about(&visitor_module, v, "visitor-withdrawn");

	v->when_text = sheet_time(rq, v->expected_at);
	notice_address(rq, &n, v->email, v->name, v->lang);
}

static const char *new_link(struct request *rq, void *row)
{
	const struct visitor *v = row;

	return *v->email != '\0' ? visitor_enough(rq, v) : say(rq, T("There is no mail address. Add it under \"Correct\" first."));
}

static void resend(struct request *rq, void *row) { visitor_invite(rq, row); }

/* Receive those who are here, invite those who are to come. */
static void made(struct request *rq, void *row)
{
	struct visitor *v = row;

	if (strcmp(v->r.state, "expected") == 0)
		visitor_invite(rq, v);
	else if (visitor_receive(rq, v))
		told(rq, v);
}

/* Nobody came: at closing time of the day. */
static instant closing(struct request *rq, const void *row)
{
	const struct visitor *v = row;
	instant end = visitor_closing(rq, v->expected_at);

	return end > v->expected_at + 3600 ? end : v->expected_at + 3600;
}
/* Still in the house when it closes: the desk looks. */
static instant evening(struct request *rq, const void *row)
{
	const struct visitor *v = row;
	instant end = visitor_closing(rq, v->arrived_at);

	return end > rq->context.now + 3600 ? end : rq->context.now + 3600;
}
static bool mailed(const void *row) { return *((const struct visitor *)row)->email != '\0'; }

/* clang-format off */
static const struct state states[] = {
	{ "expected",   T("visitor|Expected"),   TONE_INFO, { .until = closing, .overdue = "no_show", .label = T("visitor|Waiting for the visitor") }, .on_path = true },
	{ "arrived",    T("visitor|Arrived"),    TONE_WARN, .on_path = true },
	{ "greeted",    T("visitor|Greeted"),    TONE_WARN, .on_path = true },
	{ "identified", T("visitor|Identified"), TONE_INFO, { .until = evening, .label = T("visitor|In the house") }, .on_path = true },
	{ "guided",     T("visitor|Guided"),     TONE_OK,   { .until = evening, .label = T("visitor|In the house") }, .on_path = true },
	{ "left",       T("visitor|Left"),       TONE_IDLE, .final = true, .on_path = true },
	{ "no_show",    T("visitor|Did not come"), TONE_IDLE, .final = true },
	{ "refused",    T("visitor|Refused"),    TONE_BAD,  .final = true },
	{ "withdrawn",  T("visitor|Withdrawn"),  TONE_IDLE, .final = true },
	{ 0 }
};
#define DOOR (ROLE_DESK | ROLE_GUARD)
static const struct step steps[] = {
	{ "arrive",   T("Is here"),              "expected",   "arrived",    DOOR, .act = arrived, .after = told, .primary = true },
	{ "greet",    T("Greeted"),              "arrived",    "greeted",    DOOR, .primary = true },
	{ "identify", T("Identified"),           "greeted",    "identified", DOOR, .form = &identify_form, .act = known, .primary = true },
	{ "guide",    T("Guided to the place"),  "identified", "guided",     DOOR, .primary = true },
	{ "leave",    T("Has left"),             IN_HOUSE,     "left",       DOOR, .act = gone, .undo = undo_own, .fits = unbadged, .primary = true },
	{ "return",   T("Has left, badge given back"), IN_HOUSE, "left",     DOOR, .act = gave_back, .undo = undo_own, .fits = badged, .primary = true },
	{ "keep",     T("Has left with the badge"), IN_HOUSE,  "left",       DOOR, .act = kept_it, .undo = undo_own, .fits = badged },
	{ "unseen",   T("Nobody saw them leave"), IN_HOUSE,    "left",       DOOR, .act = kept_it, .undo = undo_own, .gives_up = true },
	{ "edit",     T("Correct"),              "expected",   NULL,         ROLE_TENANT, .form = &my_form, .act = corrected, .after = invited_anew },
	{ "edit",     T("Correct"),              "expected",   NULL,         DOOR, .form = &desk_edit, .act = corrected, .after = invited_anew },
	{ "resend",   T("Send the mail again"),  "expected",   NULL,         DOOR | ROLE_TENANT, .act = new_link, .after = resend, .fits = mailed },
	{ "refuse",   T("Not admitted"),         "expected arrived greeted", "refused", DOOR, .form = &refuse_form, .after = refused, .undo = undo_own },
	{ "withdraw", T("The visit is off"),     "expected",   "withdrawn",  DOOR | ROLE_TENANT, .act = take_back, .after = withdrawn,
	  .no_undo = T("The guest was told: announce the visit again.") },
	{ "no_show",  T("Did not come"),         "expected",   "no_show",    DOOR | ROLE_CLOCK, .act = take_back, .undo = undo_own },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "name", "organisation", "people", "company_name", "host_name", "host_phone", "room_no", "place",
	"purpose", "expected_at", "arrived_at", "left_at", "badge", "badge_back", "known_by", "id_kind", "id_number", "phone", "email", "lang", "code",
	"refusal", "made_at", "made_name", NULL };
static const struct home_card cards[] = {
	{ T("Visitors expected"), "state=expected", SQL(CARD), DOOR },
	{ 0 }
};
static const struct field secret[] = { { "id_number" }, { 0 } };
/* 来访事由 is between who announces and the desk: no colleague reads it. */
static const char *const hidden[] = { "purpose", "id_kind", "id_number", NULL };

/* While they are in the house. */
static const char *badge_out(struct request *rq, const void *row)
{
	const struct visitor *v = row;

	(void)rq;
	return flow_from(&(struct step){ .from = IN_HOUSE }, v->r.state) && v->left_at == NO_TIME ? v->badge : "";
}
/* Found by what it is called now. */
static const char *amended(struct request *rq, void *row)
{
	visitor_of_host(rq, row);
	spell(rq, row);
	return NULL;
}
static const struct only once[] = {
	{ "badge", "badge", T("Another visitor was given this badge just now."), badge_out },
	{ 0 }
};

const struct module visitor_module = {
	.once = once, .amended = amended, .purge = SQL(UNWORD), .name = "visitor", .title = T("Visitors"), .one_title = T("Visitor"), .series = "FK",
	.table = &visitor_table, .form = &form, .flow = &flow, .sql = visitor_sql, .move = SQL(MOVE),
	.facts = facts, .name_column = "name", .before = before, .after = made, .sheets = visitor_sheets, .cards = cards, .secret = secret,
	.face = {
		[PORTAL] = { ROLE_TENANT, &visitor_mine, SQL(MINE), SQL(MAKE_MINE), &my_form,
		             .place = { T("Portal"), 22, "user-plus" }, .title = T("Our visitors"), .hidden = hidden },
		[DESK] = { DOOR | ROLE_GENERAL, &visitor_list, SQL(ANY), SQL(MAKE), .make_roles = DOOR, .more = visitor_routes,
		           .new_key = "w", .count = SQL(COUNT), .place = { T("menu|Front desk"), 210, "user-plus", "v", "visitor/checkin" } },
	},
};
/* clang-format on */
