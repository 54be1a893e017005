/* reception.c -- the rules of receiving a customer (P001): greeted, informed, registered,
** a colleague assigned, served, settled; or on to a booking (P050, P051). */
#include "reception/reception.h"
#include "company/company.h"
#include "core/text.h"
#include "kit/notice.h"
#include "kit/pick.h"
#include "kit/record.h"
#include "kit/show.h"
#include "core/request.h"
#include "kit/undo.h"
#include "edge/db.h"
#include "edge/page.h"

#define SQL(X) &reception_sql[RECEPTION_##X]

/* clang-format off */
const struct choice reception_ways[] = {
	{ "visit", T("At the desk") },
	{ "phone", T("By telephone") },
	{ "mail",  T("By mail") },
	{ 0 }
};
const struct choice reception_services[] = {
	{ "enquiry",   T("service|Only an enquiry") },
	{ "room",      T("service|Meeting room") },
	{ "office",    T("service|Office") },
	{ "copying",   T("service|Copying, fax, telephone") },
	{ "reception", T("service|Reception of guests") },
	{ "other",     T("service|Something else") },
	{ 0 }
};
const struct choice reception_tolds[] = {
	{ "centre",  T("told|The centre") },
	{ "price",   T("told|Prices") },
	{ "content", T("told|What each service contains") },
	{ "offices", T("told|Offices to let") },
	{ "rooms",   T("told|Meeting rooms") },
	{ 0 }
};
static const struct column columns[] = {
	RECORD_COLUMNS(struct reception),
	PERSONAL_COLUMN(struct reception, customer,    T("Customer"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct reception, phone,       T("Telephone"), PERSONAL_OUTSIDER),
	CODE_COLUMN(struct reception, way,         T("How they came"), reception_ways),
	CODE_COLUMN(struct reception, service,     T("Service wanted"), reception_services),
	TEXT_COLUMN(struct reception, needs,       T("In the customer's words")),
	CODE_COLUMN(struct reception, told,        T("Introduced"), reception_tolds),
	FLAG_COLUMN(struct reception, checked,     T("Data checked with the customer")),
	ID_COLUMN  (struct reception, clerk,       NULL),
	TEXT_COLUMN(struct reception, clerk_name,  T("reception|Colleague appointed")),
	TEXT_COLUMN(struct reception, served_name, T("Served by")),
	TEXT_COLUMN(struct reception, outcome,     T("What was done")),
	TEXT_COLUMN(struct reception, fees,        T("What is charged")),
	TEXT_COLUMN(struct reception, receipt,     T("Receipt or fee list")),
	FEN_COLUMN (struct reception, amount,      T("Amount")),
	TEXT_COLUMN(struct reception, company_full, NULL),
	TEXT_COLUMN(struct reception, company_phone, NULL),
	TEXT_COLUMN(struct reception, company_number, NULL),
	{ 0 }
};
const struct table reception_table = { "reception", sizeof(struct reception), columns };

static const struct field fields[] = {
	{ "customer", NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 80, .width = WIDTH_HALF },
	{ "phone",    NULL, NULL, INPUT_PHONE, .width = WIDTH_HALF },
	{ "service",  NULL, T("Filled in, the customer counts as greeted."), INPUT_CHOICE, .width = WIDTH_HALF },
	{ "way",      NULL, NULL, INPUT_CHOICE, .width = WIDTH_HALF },
	{ "needs",    NULL, NULL, INPUT_LINES, .max = 1000 },
	{ "company",  T("Company"), T("When it is on record already"), INPUT_COMPANY },
	{ 0 }
};
static const struct form form = { "reception", &reception_table, fields, .submit = T("Receive") };
static const struct field greet_fields[] = {
	{ "service", NULL, T("Go to the customer first and ask which service is needed."), INPUT_RADIO, .required = true },
	{ "needs",   NULL, NULL, INPUT_LINES, .max = 1000 },
	{ 0 }
};
static const struct form greet_form = { "reception_greet", &reception_table, greet_fields };
static const struct field inform_fields[] = {
	{ "told",  NULL, T("Introduce the centre, its prices and services; help to choose."), INPUT_MANY, .required = true },
	{ "needs", NULL, NULL, INPUT_LINES, .max = 1000 },
	{ 0 }
};
static const struct form inform_form = { "reception_inform", &reception_table, inform_fields };
static const struct field register_fields[] = {
	{ "company", T("Customer on record"), T("Room, name or initials; register a new customer first."), INPUT_COMPANY, .required = true },
	{ "phone",   NULL, NULL, INPUT_PHONE, .required = true },
	{ "checked", NULL, NULL, INPUT_FLAG, .required = true },
	{ 0 }
};
static const struct form register_form = { "reception_register", &reception_table, register_fields };
static const struct field assign_fields[] = { { "clerk", T("Served by"), NULL, INPUT_PERSON, .required = true, .who = WHO_STAFF }, { 0 } };
static const struct form assign_form = { "reception_assign", &reception_table, assign_fields };
static const struct field serve_fields[] = { { "outcome", NULL, NULL, INPUT_LINES, .required = true, .min = 2, .max = 1000 }, { 0 } };
static const struct form serve_form = { "reception_serve", &reception_table, serve_fields };
static const struct field settle_fields[] = {
	{ "amount",  NULL, T("By the published prices; 0 when nothing is charged."), INPUT_MONEY, .required = true, .min = 0, .max = 1000000000, .width = WIDTH_HALF },
	{ "receipt", NULL, T("The customer gets the detailed fee list."), INPUT_LINE, .max = 40, .width = WIDTH_HALF },
	{ "fees",    NULL, T("One line for each item, its amount last, such as: Copies A4, 20 pages 10.00. It prints as the detailed fee list."), INPUT_LINES, .max = 2000 },
	{ 0 }
};
static void add_up(struct request *rq, void *row);
static const struct form settle_form = { "reception_settle", &reception_table, settle_fields, add_up };
static const struct field leave_fields[] = { { "outcome", NULL, NULL, INPUT_LINE, .required = true, .min = 2, .max = 200 }, { 0 } };
static const struct form leave_form = { "reception_leave", &reception_table, leave_fields };
/* clang-format on */

static const char *before(struct request *rq, void *row)
{
	struct reception *r = row;

	(void)rq;
	if (*r->way == '\0')
		r->way = "visit";
	if (*r->service != '\0')
		r->r.state = "greeted";
	return NULL;
}

static void assigned(struct request *rq, void *row)
{
	struct reception *r = row;
	struct notice n = notice_about(&reception_module, r, "reception-assigned");

	n.urgent = true;
	notice_person(rq, &n, r->clerk);
}

static const char *receipt(struct request *rq, void *row)
{
	const struct reception *r = row;

	return r->amount == 0 || *r->receipt != '\0' || *r->fees != '\0' ? NULL
		: say(rq, T("What is paid has a detailed fee list: write its lines, or the number of the receipt that has it."));
}

/* What is listed is what is paid. */
static void add_up(struct request *rq, void *row)
{
	const struct reception *r = row;
	size_t count;
	const struct fee *list = reception_fees(rq, r->fees, &count);
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++) {
		if (list[i].fen < 0)
			form_fault(rq, "fees", T("The line \"%s\" ends in no amount."), list[i].what);
		sum += list[i].fen;
	}
	if (count > 0 && rq->faults == NULL && sum != r->amount)
		form_fault(rq, "amount", T("The lines of the fee list add up to %s."), show_fen(rq, sum));
}

static bool find_booking(struct request *rq, const struct reception *r, struct reception *found)
{
	table_blank(&reception_table, found);
	return db_one(rq->db, SQL(BOOKED), r, found);
}

/* The branch (P050): not before there is one, and it is named (P001). */
static const char *booked(struct request *rq, void *row)
{
	struct reception *r = row, found;

	if (!find_booking(rq, r, &found))
		return say(rq, T("Nothing has been booked for this customer yet: book the room first."));
	r->outcome = found.r.number;
	return NULL;
}

/* The customer that was registered just now stands in the form. */
static void on_record(struct request *rq, void *row)
{
	struct reception *r = row;
	const char *company = pairs_get(rq->query, "company");

	if (r->r.company == 0 && company != NULL && strlen(company) <= 15 && strspn(company, "0123456789") == strlen(company))
		r->r.company = strtoll(company, NULL, 10);
}

/* Who serves is named in the history, too. */
static const char *appoint(struct request *rq, void *row)
{
	struct reception *r = row;

	r->clerk_name = pick_person_name(rq, r->clerk, "");
	return NULL;
}

/* The booking that was made for them, or the way to it. */
static void put_booking(struct request *rq, const struct reception *r)
{
	struct reception found;

	if (find_booking(rq, r, &found))
		record_act(rq, arena_printf(&rq->arena, "/desk/booking/%lld", (long long)found.r.id), T("Open the booking"));
	else if ((ROLE_BOOKING & rq->user.roles) != 0)
		record_act(rq, arena_printf(&rq->arena, "/desk/booking/new?company=%lld&contact_name=%s&contact_phone=%s", (long long)r->r.company,
			text_url(&rq->arena, r->customer), text_url(&rq->arena, r->phone)), T("Book a room"));
}

/* What the next step may need: a new customer (P002), a question nobody can answer (P004). */
static void more(struct request *rq, void *row)
{
	const struct reception *r = row;
	const char *name = text_url(&rq->arena, r->customer), *phone = text_url(&rq->arena, r->phone);

	if (r->r.company != 0 && flow_from(&(struct step){ .from = "registered assigned booking" }, r->r.state))
		put_booking(rq, r);
	if (strcmp(r->r.state, "settled") == 0 || strcmp(r->r.state, "left") == 0)
		return;
	if (flow_from(&(struct step){ .from = "greeted informed" }, r->r.state))
		record_act(rq, strcmp(rq->lang, "en") == 0 ? "/en/prices" : "/prices", T("Show the prices"));
	if (r->r.company == 0 && (company_module.face[DESK].make_roles & rq->user.roles) != 0)
		record_act(rq, arena_printf(&rq->arena, "/desk/company/new?name=%s&short_name=%s&phone=%s&needs=%s&reception=%lld", name, name, phone,
			text_url(&rq->arena, r->needs), (long long)r->r.id), T("Register a new customer"));
	if (((ROLE_DESK | ROLE_LEADER) & rq->user.roles) != 0)
		record_act(rq, arena_printf(&rq->arena, "/desk/question/new?asker=%s&contact=%s&company=%lld", name, phone,
			(long long)r->r.company), T("Note a question"));
}

/* clang-format off */
static const struct state states[] = {
	{ "arrived",    T("reception|Arrived"),    TONE_WARN, .on_path = true },
	{ "greeted",    T("reception|Greeted"),    TONE_WARN, .on_path = true },
	{ "informed",   T("reception|Informed"),   TONE_INFO, .on_path = true },
	{ "registered", T("reception|Registered"), TONE_INFO, .on_path = true },
	{ "assigned",   T("reception|Assigned"),   TONE_INFO, .on_path = true },
	{ "served",     T("reception|Served"),     TONE_OK, .on_path = true, .never = "what was served is settled, if by nothing to pay" },
	{ "settled",    T("reception|Settled"),    TONE_IDLE, .final = true, .on_path = true },
	{ "booking",    T("reception|Booking"),    TONE_INFO },
	{ "left",       T("reception|Enquiry ended"), TONE_IDLE, .final = true },
	{ 0 }
};
#define SERVERS (ROLE_DESK | ROLE_ROOM_KEEPER | ROLE_LEASING)
static const struct step steps[] = {
	{ "greet",    T("Greet"),                "arrived",             "greeted",    ROLE_DESK, .form = &greet_form, .primary = true },
	{ "inform",   T("Introduce"),            "greeted",             "informed",   ROLE_DESK, .form = &inform_form, .primary = true },
	{ "register", T("reception|Register"),   "informed",            "registered", ROLE_DESK, .form = &register_form, .fill = on_record, .primary = true },
	{ "assign",   T("Appoint a colleague"),  "registered",          "assigned",   ROLE_DESK, .form = &assign_form, .act = appoint, .after = assigned, .primary = true },
	{ "assign",   T("Appoint another colleague"), "assigned",       "assigned",   ROLE_DESK, .form = &assign_form, .act = appoint, .after = assigned },
	{ "serve",    T("Service done"),         "assigned booking",    "served",     SERVERS | ROLE_NAMED, .form = &serve_form, .primary = true },
	{ "settle",   T("Settle"),               "served",              "settled",    SERVERS | ROLE_FINANCE, .form = &settle_form, .act = receipt, .primary = true, .undo = undo_own },
	{ "book",     T("A room is booked"),     "registered assigned", "booking",    SERVERS, .act = booked },
	{ "end",      T("Ended without service"), "arrived registered assigned booking", "left", ROLE_DESK, .gives_up = true },
	{ "leave",    T("Only an enquiry: ended"), "greeted informed",  "left",       ROLE_DESK, .form = &leave_form, .gives_up = true },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const struct fixed fixed[] = { { "clerk", "who is appointed is told: another is appointed by the step itself" }, { 0 } };
static const char *const facts[] = { "customer", "phone", "company_name", "way", "service", "needs", "told", "checked", "clerk_name", "served_name", "outcome",
	"fees", "amount", "receipt", "made_at", "made_name", NULL };

const struct module reception_module = {
	.name = "reception", .title = T("Customers received"), .one_title = T("Reception"), .series = "JD",
	.table = &reception_table, .form = &form, .flow = &flow, .sql = reception_sql, .move = SQL(MOVE), .facts = facts,
	.name_column = "customer", .before = before, .fixed = fixed, .more = more, .sheets = reception_sheets,
	.face = {
		[DESK] = { SERVERS | ROLE_FINANCE | ROLE_GENERAL, &reception_list, SQL(ANY), SQL(MAKE), .named = SQL(NAMED), .make_roles = ROLE_DESK, .new_key = "k",
		           .count = SQL(OPEN), .place = { T("menu|Front desk"), 200, "user-check", "r" } },
	},
};
/* clang-format on */
