/* notice.c -- tell people, inside the transaction; see notice.h. */
#include "kit/notice.h"
#include "kit/link.h"
#include "kit/notice_text.h"
#include "kit/number.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/log.h"
#include "edge/page.h"
#include "edge/secret.h"
#include "edge/words.h"

struct reader {
	int64_t id, company, admins, is_company_admin;
	const char *name, *email, *lang, *mails, *roles;
};
static const struct column reader_columns[] = {
	ID_COLUMN(struct reader, id, NULL),
	ID_COLUMN(struct reader, company, NULL),
	FLAG_COLUMN(struct reader, admins, NULL),
	FLAG_COLUMN(struct reader, is_company_admin, NULL),
	TEXT_COLUMN(struct reader, name, NULL),
	TEXT_COLUMN(struct reader, email, NULL),
	TEXT_COLUMN(struct reader, lang, NULL),
	TEXT_COLUMN(struct reader, mails, NULL),
	TEXT_COLUMN(struct reader, roles, NULL),
	{ 0 }
};
static const struct table reader_table = { "person", sizeof(struct reader), reader_columns };

struct letter {                          /* a row of inbox or outbox */
	int64_t person, record, urgent, opens, made_by;
	const char *once, *kind, *module, *address, *name, *subject, *body, *html, *ics, *ics_method;
	instant at, not_after;
};
static const struct column letter_columns[] = {
	ID_COLUMN(struct letter, person, NULL),
	INT_COLUMN(struct letter, record, NULL),
	FLAG_COLUMN(struct letter, urgent, NULL),
	FLAG_COLUMN(struct letter, opens, NULL),
	ID_COLUMN(struct letter, made_by, NULL),
	TEXT_COLUMN(struct letter, once, NULL),
	TEXT_COLUMN(struct letter, kind, NULL),
	TEXT_COLUMN(struct letter, module, NULL),
	TEXT_COLUMN(struct letter, address, NULL),
	TEXT_COLUMN(struct letter, name, NULL),
	TEXT_COLUMN(struct letter, subject, NULL),
	TEXT_COLUMN(struct letter, body, NULL),
	TEXT_COLUMN(struct letter, html, NULL),
	TEXT_COLUMN(struct letter, ics, NULL),
	TEXT_COLUMN(struct letter, ics_method, NULL),
	TIME_COLUMN(struct letter, at, NULL),
	TIME_COLUMN(struct letter, not_after, NULL),
	{ 0 }
};
static const struct table letter_table = { "outbox", sizeof(struct letter), letter_columns };

#define READER "SELECT p.id, p.company, p.is_company_admin, p.name, COALESCE(p.email, '') AS email, p.lang"
#define ROLES ", COALESCE(s.value, '') AS mails, (SELECT GROUP_CONCAT(r.role) FROM person_role r JOIN department d" \
	" ON d.id = r.department AND d.state = 'active' WHERE r.person = p.id) AS roles FROM person p" \
	" LEFT JOIN setting s ON s.site = p.site AND s.name = 'staff_mail' "
enum { NOTICE_ONE, NOTICE_COMPANY, NOTICE_STAFF, NOTICE_INBOX, NOTICE_MAIL, NOTICE_GONE };
const struct sql notice_sql[] = {
	[NOTICE_ONE] = { READER ROLES "WHERE p.id = :id AND p.state <> 'disabled'", &reader_table, &reader_table },
	[NOTICE_COMPANY] = { READER ", '' AS mails, '' AS roles FROM person p WHERE p.company = :company AND p.state = 'active' "
		"AND (:admins = 0 OR p.is_company_admin) ORDER BY p.id", &reader_table, &reader_table },
	[NOTICE_STAFF] = { READER ROLES "WHERE p.site = :my_site AND p.company IS NULL AND p.state = 'active' ORDER BY p.id",
		NULL, &reader_table },
	[NOTICE_INBOX] = { "INSERT INTO inbox (person, once, kind, module, record, subject, body, urgent, opens, made_at) "
		"VALUES (:person, :once, :kind, :module, :record, :subject, :body, :urgent, :opens, :at)", &letter_table, NULL },
	[NOTICE_MAIL] = { "INSERT INTO outbox (site, once, kind, module, record, person, address, name, subject, body, "
		"html, ics, ics_method, made_at, next_at, not_after, made_by) VALUES (:my_site, :once, :kind, :module, :record, "
		":person, :address, :name, :subject, :body, :html, NULLIF(:ics, ''), :ics_method, :now, :at, :not_after, :made_by)",
		&letter_table, NULL },
	[NOTICE_GONE] = { "SELECT p.id FROM person p WHERE p.email = :email AND p.company = :company AND p.state = 'disabled'",
		&reader_table, &reader_table },
	{ 0 }
};

static const char *value_of(const struct notice *n, const char *name)
{
	const struct column *c = n->table == NULL || n->row == NULL ? NULL
		: table_column(n->table, name, strlen(name));
	const char *text = c == NULL || c->type != TYPE_TEXT ? NULL : *column_text(c, n->row);

	return text == NULL ? "" : text;
}

/* The same for the same notice to the same reader: at most 120 characters. */
static const char *once_of(struct request *rq, const struct notice *n, const char *whom)
{
	const char *what = n->once != NULL ? n->once : arena_printf(&rq->arena, "%s %lld",
		value_of(n, "state"), (long long)rq->context.now);
	const char *all = arena_printf(&rq->arena, "%s %s %lld %s %s", n->name,
		n->module == NULL ? "" : n->module->name, (long long)n->record, what, whom);

	return arena_printf(&rq->arena, "%.30s %s", n->name, secret_digest(&rq->arena, all, strlen(all)));
}

void (*notice_closed)(const struct notice *n, const char *reader);
void (*notice_sent)(const struct notice *n);

static unsigned roles_of(const struct reader *r)
{
	return r->company == 0 ? role_bits(r->roles)
		: (unsigned)ROLE_MEMBER | (r->is_company_admin ? (unsigned)ROLE_COMPANY_ADMIN : 0U);
}

/* Asked as they would ask: the statements of their side, with them in the context. */
static bool finds(struct request *rq, const struct notice *n, const struct reader *r)
{
	const struct face *f = &n->module->face[r->company == 0 ? DESK : PORTAL];
	struct context mine = rq->context;
	struct record *row = record_blank(rq, n->module);
	bool open = false;

	row->id = n->record;
	row->company = r->company;
	rq->context.me = r->id;
	rq->context.my_company = r->company;
	if (f->one != NULL && (f->roles & roles_of(r)) != 0)
		open = db_one(rq->db, f->one, row, row);
	if (!open && f->named != NULL)
		open = db_one(rq->db, f->named, row, row);
	rq->context = mine;
	return open;
}

static bool may_open(struct request *rq, const struct notice *n, const struct reader *r)
{
	bool open = n->module == NULL || n->module->table == NULL || n->record == 0 || r->id == 0 || finds(rq, n, r);

	if (open || n->tells_all)
		return open;
	log_line("notice", "%s: %s %lld cannot be opened by person %lld", n->name, n->module->name,
		(long long)n->record, (long long)r->id);
	if (notice_closed != NULL)
		notice_closed(n, r->name);
	return false;
}

/* Where the button goes: the record on the reader's side of the house. */
static const char *button_url(struct request *rq, const struct notice *n, const struct reader *r, bool opens)
{
	const char *link = value_of(n, "link"), *base = link_base(rq);
	size_t length = strlen(base);

	if (strncmp(link, base, length) == 0 && link[length] == '/')
		return link;
	if (n->module == NULL || n->record == 0 || r->id == 0 || !opens)
		return NULL;
	return link_to(rq, r->company == 0 ? DESK : PORTAL,
		arena_printf(&rq->arena, "/%s/%lld", n->module->name, (long long)n->record));
}

static void put_row(struct request *rq, struct page *p, const struct notice *n)
{
	record_put(rq, p, n->table, n->row);
	for (const struct column *c = n->table->columns; c->name != NULL; c++)
		if (c->type == TYPE_TEXT)
			page_text(p, c->name, show_own(rq, n->table, c, n->row));
}

static const char *expand(struct request *rq, const struct notice *n)
{
	struct page *p = page_open("notice");
	const char *text;
	size_t length;

	if (n->table != NULL && n->row != NULL)
		put_row(rq, p, n);
	if (n->number != NULL)
		page_text(p, "number", n->number);
	page_text(p, "house_name", strcmp(rq->lang, "zh") == 0 || *rq->site.name_en == '\0'
		? rq->site.name : rq->site.name_en);
	page_text(p, "house_phone", rq->site.phone);
	text = page_print(p, rq->lang, arena_printf(&rq->arena, "mail/%s.txt", n->name), &length);
	if (text == NULL) {
		page_close(p);
		give_up(&rq->arena, 500);
	}
	text = arena_text(&rq->arena, text, length);
	page_close(p);
	return text;
}

const char *notice_from(void)
{
	const char *from = getenv("FOYER_MAIL_FROM");

	return from == NULL || *from == '\0' ? "noreply@localhost" : from;
}

/* An invitation without anybody invited is for its reader. */
static const char *invitation(struct request *rq, const struct notice *n, const struct reader *r)
{
	const char *end = n->ics == NULL ? NULL : strstr(n->ics, "END:VEVENT");

	if (end == NULL || strstr(n->ics, "\nATTENDEE") != NULL || *r->email == '\0')
		return n->ics == NULL ? "" : n->ics;
	return arena_printf(&rq->arena, "%.*sATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE\r\n :mailto:%s\r\n%s",
		(int)(end - n->ics), n->ics, r->email, end);
}

static bool given(instant t)
{
	return t != 0 && t != NO_TIME;
}

/* A mail greets; the inbox comes to the point. */
static const struct block_line *greeted(struct request *rq, const struct block_line *list, const char *name)
{
	size_t n = 1;
	struct block_line *out;

	if (*name == '\0')
		return list;
	while (list[n - 1].kind != BLOCK_END)
		n++;
	out = arena_take(&rq->arena, (n + 1) * sizeof(*out));
	out[0] = (struct block_line){ BLOCK_TEXT, say_f(rq, T("Dear %s,"), name), NULL };
	memcpy(out + 1, list, n * sizeof(*out));
	return out;
}

static void write_letters(struct request *rq, const struct notice *n, const struct reader *r,
	const char *whom, bool mail)
{
	struct letter l = {
		.person = r->id, .record = n->record, .urgent = n->urgent, .kind = n->name, .made_by = rq->user.id,
		.module = n->module == NULL ? "" : n->module->name,
		.address = r->email, .name = r->name, .ics = invitation(rq, n, r),
		.ics_method = n->ics_method == NULL ? "" : n->ics_method,
		.at = given(n->not_before) ? n->not_before : rq->context.now,
		.not_after = given(n->not_after) ? n->not_after : NO_TIME };
	const char *url;
	const struct block_line *blocks = notice_blocks(&rq->arena, expand(rq, n), &l.subject);

	if (notice_sent != NULL)
		notice_sent(n);
	l.opens = may_open(rq, n, r);
	url = button_url(rq, n, r, l.opens != 0);
	if (strcmp(rq->lang, "zh") == 0)
		l.subject = notice_chinese(&rq->arena, l.subject);
	l.once = once_of(rq, n, whom);
	if (r->id != 0) {
		l.body = notice_plain(rq, blocks, NULL);
		number_write(rq, &notice_sql[NOTICE_INBOX], &l);
	}
	if (!mail || *r->email == '\0')
		return;
	blocks = greeted(rq, blocks, r->name);
	l.body = notice_plain(rq, blocks, url);
	l.html = notice_html(rq, blocks, l.subject, url);
	number_write(rq, &notice_sql[NOTICE_MAIL], &l);
}

/* In the reader's language; rq is put back as it was. */
static void notice_write(struct request *rq, const struct notice *n, const struct reader *r,
	const char *whom, bool mail)
{
	const char *lang = rq->lang;
	const struct words *words = rq->words;

	rq->lang = r->lang != NULL && strcmp(r->lang, "en") == 0 ? "en" : "zh";
	rq->words = words_for(rq->lang);
	write_letters(rq, n, r, whom, mail);
	rq->lang = lang;
	rq->words = words;
}

static unsigned notice_reader(struct request *rq, const struct notice *n, const struct reader *r)
{
	notice_write(rq, n, r, arena_printf(&rq->arena, "person %lld", (long long)r->id),
		r->company != 0 || strcmp(r->mails, "1") == 0);
	return 1;
}

struct notice notice_about(const struct module *m, const void *row, const char *name)
{
	const struct record *r = row;

	return (struct notice){ .name = name, .module = m, .record = r->id, .number = r->number,
		.row = row, .table = m->table };
}

unsigned notice_person(struct request *rq, const struct notice *n, int64_t person)
{
	struct reader r = { .id = person };

	return person != 0 && db_one(rq->db, &notice_sql[NOTICE_ONE], &r, &r) ? notice_reader(rq, n, &r) : 0;
}

unsigned notice_company(struct request *rq, const struct notice *n, int64_t company, bool admins_only)
{
	struct reader ask = { .company = company, .admins = admins_only };
	unsigned reached = 0;

	if (company != 0)
		EACH_ROW(struct reader, r, db_all(rq->db, &notice_sql[NOTICE_COMPANY], &ask))
			reached += notice_reader(rq, n, r);
	return reached;
}

unsigned notice_owner(struct request *rq, const struct notice *n, int64_t person, int64_t company)
{
	unsigned reached = notice_person(rq, n, person);

	return reached != 0 ? reached : notice_company(rq, n, company, true);
}

bool notice_reaches(struct request *rq, int64_t person, int64_t company)
{
	struct reader r = { .id = person }, ask = { .company = company, .admins = true };

	return (person != 0 && db_one(rq->db, &notice_sql[NOTICE_ONE], &r, &r)) ||
		(company != 0 && db_all(rq->db, &notice_sql[NOTICE_COMPANY], &ask).count > 0);
}

unsigned notice_staff(struct request *rq, const struct notice *n, unsigned roles)
{
	unsigned reached = 0;

	EACH_ROW(struct reader, r, db_all(rq->db, &notice_sql[NOTICE_STAFF], NULL))
		if ((roles_of(r) & roles) != 0)
			reached += notice_reader(rq, n, r);
	return reached;
}

/* Who has left a company gets no mail about its records, not by the bare address either (K1); but about themselves. */
static bool has_left(struct request *rq, const struct notice *n, const char *email)
{
	bool record = n->module != NULL && n->row != NULL && n->table == n->module->table;
	struct reader r = { .email = email, .company = record ? ((const struct record *)n->row)->company : 0 };

	return r.company != 0 && db_one(rq->db, &notice_sql[NOTICE_GONE], &r, &r) &&
		(strcmp(n->table->name, "person") != 0 || r.id != n->record);
}

unsigned notice_address(struct request *rq, const struct notice *n, const char *email,
	const char *name, const char *lang)
{
	struct reader r = { .email = email, .name = name == NULL ? "" : name, .lang = lang };

	if (email == NULL || *email == '\0' || has_left(rq, n, email))
		return 0;
	notice_write(rq, n, &r, email, true);
	return 1;
}
