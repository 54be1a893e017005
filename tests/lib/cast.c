/* cast.c -- see cast.h. */
#define CORE_RAW
#include "cast.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

struct actor actors[24];
size_t actor_count;

struct new_person { int64_t id, company, is_company_admin; const char *name, *role; };
static const struct column columns[] = {
	INT_COLUMN(struct new_person, id, NULL), ID_COLUMN(struct new_person, company, NULL),
	FLAG_COLUMN(struct new_person, is_company_admin, NULL), TEXT_COLUMN(struct new_person, name, NULL),
	TEXT_COLUMN(struct new_person, role, NULL), { 0 }
};
static const struct table person_table = { "person", sizeof(struct new_person), columns };
static const struct sql make_person = {
	"INSERT INTO person (site, company, state, name, email, is_company_admin)"
	" VALUES (1, :company, 'active', :name, CONCAT(:name, '@matrix.example'), :is_company_admin)", &person_table, NULL };
static const struct sql make_role = {
	"INSERT INTO person_role (person, department, role)"
	" VALUES (:id, (SELECT MIN(d.id) FROM department d WHERE d.state = 'active' AND d.site = 1), :role)", &person_table, NULL };

static int64_t person(int64_t company, bool admin, const char *name, const char *role)
{
	struct new_person p = { 0, company, admin, name, role };
	struct request *rq = lab_open(DESK, 0);

	p.id = db_make(rq->db, &make_person, &p);
	if (role != NULL)
		db_run(rq->db, &make_role, &p);
	lab_keep(rq);
	return p.id;
}

static void act(const char *name, enum audience audience, unsigned bit, int64_t id)
{
	assert_true(actor_count < COUNT(actors));
	actors[actor_count++] = (struct actor){ name, audience, bit, id };
}

int cast_start(void **unused)
{
	unsigned seen = 0;

	if (lab_start(unused) != 0)
		return -1;
	for (const struct role_name *r = role_names; r->code != NULL; r++) {
		if ((seen & r->bit) != 0)
			continue;
		seen |= r->bit;
		act(r->code, DESK, r->bit, person(0, false, r->code, r->code));
	}
	act("member", PORTAL, ROLE_MEMBER, person(1, false, "member", NULL));
	act("company_admin", PORTAL, ROLE_MEMBER | ROLE_COMPANY_ADMIN, person(1, true, "company_admin", NULL));
	return 0;
}

const struct actor *cast_of(enum audience audience, unsigned roles)
{
	for (const struct actor *a = actors; a < actors + actor_count; a++)
		if (a->audience == audience && (a->bit & roles) != 0)
			return a;
	return NULL;
}

bool cast_has_column(const char *table, const char *column)
{
	char sql[300];

	snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()"
		" AND table_name = '%s' AND column_name = '%s'", table, column);
	return lab_number(sql) != 0;
}

/* Of whom a record is tried in the portal: an administrator of its company. */
static int64_t owner(const struct module *m, int64_t id)
{
	char sql[400];

	if (id == 0 || !cast_has_column(m->table->name, "company"))
		return cast_of(PORTAL, ROLE_COMPANY_ADMIN)->id;
	snprintf(sql, sizeof(sql), "SELECT IFNULL((SELECT p.id FROM person p JOIN %s t ON t.company = p.company WHERE t.id = %lld"
		" AND p.state = 'active' ORDER BY p.is_company_admin DESC LIMIT 1), 0)", m->table->name, (long long)id);
	id = lab_number(sql);
	return id == 0 ? cast_of(PORTAL, ROLE_COMPANY_ADMIN)->id : id;
}

int64_t cast_who(const struct module *m, enum audience audience, unsigned roles, int64_t id)
{
	const struct actor *a = audience == PORTAL ? NULL : cast_of(audience, roles);

	return audience == PORTAL ? owner(m, id) : a == NULL ? 0 : a->id;
}

size_t cast_records(const struct module *m, enum audience audience, const char *from, int64_t ids[static 4])
{
	char sql[700], states[300] = "";
	size_t n = 0;

	for (const char *p = from; *p != '\0' && strlen(states) < 250; p += strcspn(p, " "), p += *p == ' ')
		snprintf(states + strlen(states), sizeof(states) - strlen(states), "%s'%.*s'", *states == '\0' ? "" : ",", (int)strcspn(p, " "), p);
	for (int64_t last = INT64_MAX; n < 4; n++) {
		snprintf(sql, sizeof(sql), "SELECT IFNULL((SELECT id FROM %s t WHERE %s %s AND id < %lld ORDER BY id DESC LIMIT 1), 0)",
			m->table->name, *states == '\0' || n >= 2 ? "1 = 1" : "state IN (", *states == '\0' || n >= 2 ? "" : states, (long long)last);
		if (*states != '\0' && n < 2)
			snprintf(sql, sizeof(sql), "SELECT IFNULL((SELECT id FROM %s t WHERE state IN (%s) AND id < %lld %s ORDER BY id DESC LIMIT 1), 0)",
				m->table->name, states, (long long)last, audience == PORTAL && cast_has_column(m->table->name, "company") ? "AND company IS NOT NULL" : "");
		ids[n] = lab_number(sql);
		if (ids[n] == 0 && (*states == '\0' || n >= 2))
			break;
		last = n == 1 || ids[n] == 0 ? INT64_MAX : ids[n];
	}
	return n;
}

/* What a step wants of its record besides the state, so that it is taken at all. */
static const struct { const char *module, *step, *sql; } wanted[] = {
	{ "mail", "deliver", "instruction = 'deliver', kind = 'letter'" },
	{ "mail", "forward", "instruction = 'forward', kind = 'letter'" },
	{ "mail", "scan", "instruction = 'scan', kind = 'letter'" },
	{ "fax", "other", "company = (SELECT MAX(id) FROM company), addressee = '', room_no = ''" },
	{ "card", "lend", "phone = '13000000000', id_kind = 'id_card', id_number = '000000199001015678', areas = 'gate', purpose = 'x'" },
	{ "fax_sent", "error", "pages = 2000" },
	{ "subscription", "pay", "paid_at = NULL, price = 100" },
	{ "deposit", "collect", "tag = '1234', collected_at = NULL" },
	{ "deposit", "hand_out", "tag = '1234', collected_at = NULL" },
	{ "booking", "check_in", "starts_at = UTC_TIMESTAMP() - INTERVAL 1 HOUR, ends_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR" },
};

const char *cast_at(const struct module *m, const struct step *s, int64_t id)
{
	static char text[600];
	const char *also = NULL;

	for (size_t i = 0; i < COUNT(wanted); i++)
		if (strcmp(wanted[i].module, m->name) == 0 && strcmp(wanted[i].step, s->name) == 0)
			also = wanted[i].sql;
	snprintf(text, sizeof(text), "UPDATE %s SET state = '%.*s'%s%s%s WHERE id = %lld", m->table->name, (int)strcspn(s->from, " "), s->from,
		s->only_overdue ? ", due = '2020-01-01'" : "", also == NULL ? "" : ", ", also == NULL ? "" : also, (long long)id);
	return text;
}
