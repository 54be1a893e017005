/* pick.c -- what the pickers find; see pick.h. */
#include "kit/pick.h"
#include "core/text.h"
#include "edge/db.h"
#include "edge/pinyin.h"

#define SHOWN "8"
#define LONGEST 60                   /* bytes of what is searched for */

struct found {
	int64_t id, only, company;       /* only: the portal reader's company, 0: any, -1: none */
	const char *name, *note;
	const char *q, *start, *inside;  /* as typed; "typed%"; "%typed%" */
	const char *digits, *begun;      /* "%1389%" and "1389%" of a telephone number, or "" */
	const char *who;                 /* of whom, see pick.h */
};
static const struct column columns[] = {
	INT_COLUMN(struct found, id, NULL), INT_COLUMN(struct found, only, NULL),
	INT_COLUMN(struct found, company, NULL), TEXT_COLUMN(struct found, name, NULL),
	TEXT_COLUMN(struct found, note, NULL), TEXT_COLUMN(struct found, q, NULL),
	TEXT_COLUMN(struct found, start, NULL), TEXT_COLUMN(struct found, inside, NULL),
	TEXT_COLUMN(struct found, digits, NULL), TEXT_COLUMN(struct found, begun, NULL),
	TEXT_COLUMN(struct found, who, NULL),
	{ 0 }
};
static const struct table found_table = { "found", sizeof(struct found), columns };
#define IN &found_table
#define OUT &found_table

enum { COMPANY_FIND, COMPANY_BEGUN, COMPANY_EXACT, COMPANY_NAME, PERSON_FIND, PERSON_BEGUN, PERSON_STAFF, PERSON_EXACT,
	PERSON_NAME };
/* What is typed is the start of one of the words of sql/025_word.sql: one range of
** an index.  The others look through one company's own few rows, or the house's. */
#define BEGUN(kind) "JOIN (SELECT DISTINCT w.record FROM word w WHERE w.site = :my_site AND w.what = '" kind "'" \
	" AND (w.word LIKE :start OR w.word LIKE :begun) LIMIT 60) f"
#define TYPED(kind) "SELECT w.record FROM word w WHERE w.site = :my_site AND w.what = '" kind "' AND w.word = :q"
#define COMPANY_ROW "SELECT c.id, c.short_name AS name, CONCAT_WS(' · ', NULLIF(c.room_no, '')," \
	" NULLIF(c.phone, '')) AS note FROM company c "
#define COMPANY_OK "c.site = :my_site AND c.state <> 'archived'"
#define COMPANY COMPANY_ROW "WHERE " COMPANY_OK " AND (:only = 0 OR c.id = :only)"
#define COMPANY_ORDER " ORDER BY c.short_name = :q DESC, c.room_no = :q DESC, c.initials = :q DESC, c.pinyin, c.short_name, c.id LIMIT " SHOWN
#define PERSON_ROW "SELECT p.id, p.name, CONCAT_WS(' · ', IFNULL(c.short_name, p.title)," \
	" p.mobile) AS note FROM person p LEFT JOIN company c ON c.id = p.company "
#define STAFF "p.company IS NULL AND p.id IN (SELECT r.person FROM person_role r JOIN department d ON d.id = r.department" \
	" AND d.state = 'active' WHERE FIND_IN_SET(r.role, :who))"
#define PERSON_OK "p.site = :my_site AND p.state <> 'disabled' AND CASE :who WHEN '' THEN 1" \
	" WHEN 'tenant' THEN p.company IS NOT NULL ELSE " STAFF " END"
#define PERSON_LIKE "(p.name LIKE :inside OR p.initials LIKE :start OR REPLACE(p.pinyin, ' ', '') LIKE :start" \
	" OR p.pinyin LIKE :start OR p.email LIKE :start OR p.extension = :q OR (:digits <> '' AND p.mobile LIKE :digits))"
#define PERSON PERSON_ROW "WHERE " PERSON_OK " AND (:only = 0 OR p.company = :only) AND (:company = 0 OR p.company = :company)"
#define PERSON_ORDER " ORDER BY p.name = :q DESC, p.initials = :q DESC, p.pinyin, p.name, p.id LIMIT " SHOWN

static const struct sql pick_sql[] = {
	[COMPANY_BEGUN] = { COMPANY_ROW BEGUN("company") " ON f.record = c.id WHERE " COMPANY_OK COMPANY_ORDER, IN, OUT },
	[COMPANY_FIND] = { COMPANY_ROW "WHERE " COMPANY_OK " AND c.id = :only AND (c.number LIKE :start OR c.room_no LIKE :inside"
		" OR c.initials LIKE :start OR REPLACE(c.pinyin, ' ', '') LIKE :start OR c.pinyin LIKE :start"
		" OR c.name LIKE :inside OR c.short_name LIKE :inside OR c.name_en LIKE :inside"
		" OR (:digits <> '' AND REPLACE(REPLACE(c.phone, '-', ''), ' ', '') LIKE :digits))" COMPANY_ORDER, IN, OUT },
	[COMPANY_EXACT] = { COMPANY " AND c.id IN (" TYPED("company") ")"
		" AND :q IN (c.short_name, c.name, c.name_en, c.number, c.room_no)"
		" LIMIT 2", IN, OUT },
	[COMPANY_NAME] = { COMPANY " AND c.id = :id", IN, OUT },
	[PERSON_BEGUN] = { PERSON_ROW BEGUN("person") " ON f.record = p.id WHERE " PERSON_OK PERSON_ORDER, IN, OUT },
	[PERSON_FIND] = { PERSON_ROW "WHERE " PERSON_OK " AND p.company = IF(:only <> 0, :only, :company)"
		" AND (:company = 0 OR p.company = :company) AND " PERSON_LIKE PERSON_ORDER, IN, OUT },
	[PERSON_STAFF] = { PERSON_ROW "WHERE p.site = :my_site AND p.state <> 'disabled' AND " STAFF " AND " PERSON_LIKE
		PERSON_ORDER, IN, OUT },
	[PERSON_EXACT] = { PERSON " AND p.id IN (" TYPED("person") " UNION SELECT e.id FROM person e WHERE e.email = LOWER(:q)"
		" UNION SELECT m.id FROM person m WHERE m.mobile = :q) AND (:q IN (p.name, p.mobile) OR p.email = LOWER(:q)) LIMIT 2", IN, OUT },
	[PERSON_NAME] = { "SELECT p.id, p.company, p.name FROM person p WHERE " PERSON_OK
		" AND (:only = 0 OR p.company = :only) AND p.id = :id", IN, OUT },
	{ 0 }
};

static int64_t only(const struct request *rq)
{
	if (rq->program->audience == DESK || (rq->user.roles & (ROLE_STAFF | ROLE_CLOCK)) != 0)
		return 0;
	return rq->user.company != 0 ? rq->user.company : -1;
}

/* Of a telephone number, at least three of them. */
static const char *digits(struct request *rq, const char *s)
{
	const char *only_digits = text_phone(&rq->arena, s);

	return s[strspn(s, "0123456789 +-()")] != '\0' || strlen(only_digits) < 3 ? ""
		: text_like(&rq->arena, "%", only_digits);
}

static bool of_staff(const char *who)
{
	return *who != '\0' && strcmp(who, "tenant") != 0;
}

const char *pick_who(struct request *rq, const struct field *f)
{
	const char *codes = "";

	if (f->who != WHO_STAFF)
		return f->who == WHO_TENANT ? "tenant" : "";
	for (const struct role_name *r = role_names; r->code != NULL; r++)
		if (f->roles == 0 || (f->roles & r->bit) != 0)
			codes = arena_printf(&rq->arena, "%s%s%s", codes, *codes == '\0' ? "" : ",", r->code);
	return codes;
}

static struct found *wanted(struct request *rq, const char *typed, int64_t company, const char *who)
{
	struct found *f = take(rq, struct found);
	size_t n;

	table_blank(&found_table, f);
	typed = typed == NULL ? "" : typed;
	typed += strspn(typed, " \t");
	n = strlen(typed) < LONGEST ? strlen(typed) : LONGEST;
	while (n > 0 && (typed[n - 1] == ' ' || ((unsigned char)typed[n] & 0xC0) == 0x80))
		n--;
	f->only = only(rq);
	f->who = who;
	f->company = of_staff(who) ? 0 : company;
	f->q = arena_text(&rq->arena, typed, n);
	f->start = text_like(&rq->arena, "", f->q);
	f->inside = text_like(&rq->arena, "%", f->q);
	f->digits = digits(rq, f->q);
	f->begun = f->digits + (*f->digits == '%');
	return f;
}

/* What is looked through: one company's own, or the words of all. */
static const struct sql *finder(int find, const struct found *f)
{
	if (find == PERSON_FIND && f->only == 0 && of_staff(f->who))
		return &pick_sql[PERSON_STAFF];
	return &pick_sql[f->only != 0 || (find == PERSON_FIND && f->company != 0) ? find : find + 1];
}

static int64_t pick(struct request *rq, int exact, int find, const char *typed, int64_t company, const char *who)
{
	struct found *f = wanted(rq, typed, company, who);
	struct rows rows;

	if (*f->q == '\0')
		return 0;
	rows = db_all(rq->db, &pick_sql[exact], f);
	if (rows.count == 0)
		rows = db_all(rq->db, finder(find, f), f);
	return rows.count == 0 ? 0 : rows.count > 1 ? -1 : ((const struct found *)rows.list)->id;
}

int64_t pick_company(struct request *rq, const char *typed)
{
	return pick(rq, COMPANY_EXACT, COMPANY_FIND, typed, 0, "");
}

int64_t pick_person(struct request *rq, const char *typed, int64_t company, const char *who)
{
	return pick(rq, PERSON_EXACT, PERSON_FIND, typed, company, who);
}

static bool named(struct request *rq, int name, int64_t id, const char *who, struct found *f)
{
	table_blank(&found_table, f);
	f->id = id;
	f->only = only(rq);
	f->who = who;
	return id != 0 && db_one(rq->db, &pick_sql[name], f, f);
}

const char *pick_company_name(struct request *rq, int64_t id)
{
	struct found f;

	return named(rq, COMPANY_NAME, id, "", &f) ? f.name : NULL;
}

const char *pick_person_name(struct request *rq, int64_t id, const char *who)
{
	struct found f;

	return named(rq, PERSON_NAME, id, who, &f) ? f.name : NULL;
}

int64_t pick_person_company(struct request *rq, int64_t id)
{
	struct found f;

	return named(rq, PERSON_NAME, id, "", &f) ? f.company : 0;
}

const char *pick_pinyin(struct request *rq, const char *name, bool person)
{
	return pinyin(&rq->arena, name, person);
}

const char *pick_initials(struct request *rq, const char *words, size_t most)
{
	char *out = arena_take(&rq->arena, most + 1);
	size_t n = 0;

	for (const char *p = words; *p != '\0' && n < most; p++)
		if (*p != ' ' && (p == words || p[-1] == ' '))
			out[n++] = *p;
	return out;
}

/* A JSON string; also safe inside a page. */
static const char *quoted(struct request *rq, const char *s)
{
	char *out = arena_take(&rq->arena, strlen(s) * 6 + 3), *p = out;

	*p++ = '"';
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < ' ' || strchr("\"\\<>&\x7f", *s) != NULL)
			p += snprintf(p, 7, "\\u%04x", (unsigned)(unsigned char)*s);
		else
			*p++ = *s;
	*p = '"';
	return out;
}

static int answer(struct request *rq, int find, int64_t company, const char *who)
{
	struct found *f = wanted(rq, pairs_get(rq->query, "q"), company, who);
	struct rows rows = { 0 };
	const char *text = "[";

	if (*f->q != '\0')
		rows = db_all(rq->db, finder(find, f), f);
	EACH_ROW(struct found, r, rows)
		text = arena_printf(&rq->arena, "%s%s{\"id\":%lld,\"name\":%s,\"note\":%s}", text,
			r == rows.list ? "" : ",", (long long)r->id, quoted(rq, r->name), quoted(rq, r->note));
	rq->raw = arena_printf(&rq->arena, "%s]\n", text);
	rq->raw_length = strlen(rq->raw);
	rq->type = "application/json; charset=utf-8";
	return 200;
}

static int answer_company(struct request *rq)
{
	return answer(rq, COMPANY_FIND, 0, "");
}

static int answer_person(struct request *rq)
{
	const char *company = pairs_get(rq->query, "company"), *who = pairs_get(rq->query, "who");

	return answer(rq, PERSON_FIND, company == NULL || strlen(company) > 18
		? 0 : strtoll(company, NULL, 10), who == NULL ? "" : who);
}

static const struct route routes[] = {
	{ GET, "/company", 0, answer_company, NULL },
	{ GET, "/person", 0, answer_person, NULL },
	{ 0 }
};

const struct module pick_module = {
	.name = "pick", .title = T("Find a company or person"),
	.table = &found_table, .sql = pick_sql,
	.face = {
		[PORTAL] = { ROLE_TENANT, .more = routes },
		[DESK]   = { ROLE_STAFF, .more = routes },
	},
};
