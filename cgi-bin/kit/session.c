/* session.c -- who is asking; session.h says how long it holds.  session_life.c
** begins and ends sessions. */
#include "kit/session.h"
#include "kit/cookie.h"
#include "core/address.h"
#include "edge/db.h"
#include "edge/secret.h"
#include "edge/zone.h"

#define HOUR (60 * 60)
#define DAY  (24 * HOUR)
#define PORTAL_IDLE (12 * HOUR)
#define PORTAL_MOST (30 * DAY)
#define DESK_IDLE   (10 * HOUR)
#define DESK_MOST   (16 * HOUR)
#define TOUCH 60                     /* seconds between notes that it is used */

/* What is asked of the store, and what it gives. */
struct seen {
	const char *token, *program;     /* digest of a cookie's token, and whose cookie it is */
	instant idle, most;              /* oldest that still counts */
	int64_t session, person, company, is_company_admin;
	const char *csrf, *name, *company_name, *lang, *theme, *roles;
	instant seen_at;
	int64_t edition;                 /* of the site's row; see EDITION */
	struct site site;
};

#define SITE_COLUMN(m, t) { "site_" #m, t, offsetof(struct seen, site.m), NULL, NULL }
/* clang-format off */
static const struct column columns[] = {
	TEXT_COLUMN(struct seen, token, NULL), TEXT_COLUMN(struct seen, program, NULL),
	TIME_COLUMN(struct seen, idle, NULL), TIME_COLUMN(struct seen, most, NULL),
	INT_COLUMN(struct seen, session, NULL), INT_COLUMN(struct seen, person, NULL),
	ID_COLUMN(struct seen, company, NULL), FLAG_COLUMN(struct seen, is_company_admin, NULL),
	TEXT_COLUMN(struct seen, csrf, NULL), TEXT_COLUMN(struct seen, name, NULL),
	TEXT_COLUMN(struct seen, company_name, NULL), TEXT_COLUMN(struct seen, lang, NULL),
	TEXT_COLUMN(struct seen, theme, NULL), TEXT_COLUMN(struct seen, roles, NULL),
	TIME_COLUMN(struct seen, seen_at, NULL), INT_COLUMN(struct seen, edition, NULL),
	SITE_COLUMN(id, TYPE_INT), SITE_COLUMN(code, TYPE_TEXT), SITE_COLUMN(name, TYPE_TEXT),
	SITE_COLUMN(name_en, TYPE_TEXT), SITE_COLUMN(zone, TYPE_TEXT), SITE_COLUMN(phone, TYPE_TEXT),
	SITE_COLUMN(address, TYPE_TEXT), SITE_COLUMN(address_en, TYPE_TEXT),
	SITE_COLUMN(slot_minutes, TYPE_INT), SITE_COLUMN(opens, TYPE_INT),
	SITE_COLUMN(closes, TYPE_INT), SITE_COLUMN(desk_from, TYPE_TEXT),
	{ 0 }
};
/* clang-format on */
static const struct table seen_table = { "seen", sizeof(struct seen), columns };

#define SITE "si.id AS site_id, si.code AS site_code, si.name AS site_name, si.name_en AS site_name_en," \
	" si.zone AS site_zone, si.phone AS site_phone, si.address AS site_address," \
	" si.address_en AS site_address_en, si.slot_minutes AS site_slot_minutes," \
	" si.opens AS site_opens, si.closes AS site_closes, si.desk_from AS site_desk_from"

/* Of a row of a table with system versioning: when it was last written. */
#define EDITION "CAST(UNIX_TIMESTAMP(si.row_start) * 1000000 AS SIGNED) AS edition"

/* Every table is met by a unique key, so nothing is sorted and no temporary table
** made: this runs before every page.  (Sorting here also brought MariaDB 10.11.19
** down under load, in ha_maria::drop_table.)  Tenants have a company and no roles,
** staff the other way round: each is asked for only what it has. */
#define WHO "SELECT s.id AS session, s.csrf, s.seen_at, p.id AS person, p.name, p.company, p.is_company_admin," \
	" p.lang, p.theme, p.site AS site_id, " EDITION
#define WHOSE " FROM session s JOIN person p ON p.id = s.person AND p.state = 'active' JOIN site si ON si.id = p.site"
#define STILL " WHERE s.token = :token AND s.program = :program AND s.seen_at > :idle AND s.made_at > :most"
#define TENANT(more) { WHO more ", c.short_name AS company_name" WHOSE \
	" JOIN company c ON c.id = p.company AND c.state <> 'archived'" STILL, &seen_table, &seen_table }
#define STAFF(more) { WHO more ", (SELECT GROUP_CONCAT(r.role) FROM person_role r JOIN department d" \
	"  ON d.id = r.department AND d.state = 'active' WHERE r.person = p.id) AS roles" WHOSE STILL \
	" AND p.company IS NULL", &seen_table, &seen_table }
/* The second of each brings the site's row along, for a worker that has none yet. */
static const struct sql read_tenant[] = { TENANT(""), TENANT(", " SITE) }, read_staff[] = { STAFF(""), STAFF(", " SITE) };
static const struct sql read_its_site = { "SELECT " SITE ", " EDITION " FROM site si WHERE si.id = :site_id", &seen_table, &seen_table };
static const struct sql read_site = {
	"SELECT " SITE " FROM site si ORDER BY si.id LIMIT 1", NULL, &seen_table };
static const struct sql touch = {
	"UPDATE session SET seen_at = :now WHERE id = :session AND seen_at < :now", &seen_table, NULL };

/* A house changes its address and hours once in years, and every page asks: what
** a worker has read of it holds until the row has another edition. */
static struct kept_site {
	struct site site;
	char text[8][804];
	int64_t edition;
} kept;

static const char *keep_text(int i, const char *s)
{
	snprintf(kept.text[i], sizeof(kept.text[i]), "%s", s);
	return kept.text[i];
}

static void keep_site(const struct site *s, int64_t edition)
{
	const char *const *from[] = { &s->code, &s->name, &s->name_en, &s->zone, &s->phone, &s->address, &s->address_en, &s->desk_from };
	const char **to[] = { &kept.site.code, &kept.site.name, &kept.site.name_en, &kept.site.zone, &kept.site.phone,
		&kept.site.address, &kept.site.address_en, &kept.site.desk_from };

	kept.site = *s;
	for (int i = 0; i < 8; i++)
		*to[i] = keep_text(i, *from[i]);
	kept.edition = edition;
}

/* The session of one program's cookie. */
static bool read_cookie(struct request *rq, struct seen *s, const char *program, bool desk)
{
	instant now = rq->context.now;
	const char *token = cookie_part(rq, program, false);

	if (token == NULL)
		return false;
	s->token = secret_digest(&rq->arena, token, SECRET_TOKEN);
	s->program = program;
	s->idle = now - (desk ? DESK_IDLE : PORTAL_IDLE);
	s->most = now - (desk ? DESK_MOST : PORTAL_MOST);
	return db_one(rq->db, (desk ? read_staff : read_tenant) + (kept.site.id == 0), s, s);
}

/* The site of a person whose row has its id only. */
static void read_site_of(struct request *rq, struct seen *s)
{
	if (kept.site.id != s->site.id || kept.edition != s->edition) {
		if (kept.site.id != 0 && !db_one(rq->db, &read_its_site, s, s))
			give_up(&rq->arena, 500);
		kept.site.id = 0;
		keep_site(&s->site, s->edition);
	}
	s->site = kept.site;
}

static void take_site(struct request *rq, const struct seen *s)
{
	rq->site = s->site;
	if (s->site.zone == NULL || *s->site.zone == '\0')
		rq->site.zone = "Asia/Shanghai";
	rq->context.my_site = s->site.id;
	rq->context.today = zone_day(rq->site.zone, rq->context.now);
}

static void read_guest(struct request *rq, struct seen *s)
{
	const char *lang = cookie_get(rq, "lang");

	(void)db_one(rq->db, &read_site, NULL, s);
	rq->user = (struct user){ .site = s->site.id, .roles = ROLE_GUEST, .name = "",
		.company_name = "", .theme = "",
		.lang = lang != NULL && strcmp(lang, "en") == 0 ? "en" : "zh" };
	rq->user.csrf = session_guest_csrf(rq);
	rq->context.me = 0;
	rq->context.my_company = 0;
	take_site(rq, s);
}

static void take_user(struct request *rq, const struct seen *s)
{
	unsigned roles = s->company != 0
		? ROLE_MEMBER | (s->is_company_admin ? ROLE_COMPANY_ADMIN : 0)
		: role_bits(s->roles);

	rq->user = (struct user){ .id = s->person, .company = s->company, .site = s->site.id,
		.roles = roles, .name = s->name, .company_name = s->company_name,
		.lang = strcmp(s->lang, "en") == 0 ? "en" : "zh",
		.theme = strcmp(s->theme, "system") == 0 ? "" : s->theme,
		.csrf = s->csrf, .session = s->session };
	rq->context.me = s->person;
	rq->context.my_company = s->company;
	take_site(rq, s);
}

/* In its own transaction: a page that only reads has one that cannot write, and
** a form's should not hold the session while it works. */
static void note_use(struct request *rq, const struct seen *s)
{
	if (s->seen_at > rq->context.now - TOUCH ||
	    (rq->program->audience != PORTAL && rq->program->audience != DESK))
		return;
	session_keep(rq, true);
	db_run(rq->db, &touch, s);
	session_keep(rq, rq->method == POST);
}

void session_read(struct request *rq)
{
	struct seen *s = take(rq, struct seen);

	table_blank(&seen_table, s);
	if ((rq->program->audience != PORTAL && read_cookie(rq, s, "desk", true)) ||
	    (rq->program->audience != DESK && read_cookie(rq, s, "portal", false))) {
		read_site_of(rq, s);
		take_user(rq, s);
		note_use(rq, s);
	} else {
		read_guest(rq, s);
	}
	rq->lang = rq->context.my_lang = rq->user.lang;
}

/* The browser's own word: newer ones say where a request comes from, older ones
** at least name the page's origin. */
bool session_ours(const struct request *rq)
{
	const char *o = rq->origin;

	if (rq->fetch_site != NULL && *rq->fetch_site != '\0')
		return strcmp(rq->fetch_site, "same-origin") == 0 || strcmp(rq->fetch_site, "none") == 0;
	if (o == NULL || *o == '\0')
		return true;
	if (strncmp(o, "https://", 8) == 0)
		o += 8;
	else if (strncmp(o, "http://", 7) == 0 && !rq->https)
		o += 7;
	else
		return false;
	return rq->host != NULL && strcmp(o, rq->host) == 0;
}

bool session_csrf_fits(const struct request *rq)
{
	const char *given = pairs_get(rq->body, "csrf");

	return given != NULL && rq->user.csrf != NULL && strlen(rq->user.csrf) == SECRET_TOKEN &&
		secret_equal(given, rq->user.csrf) && session_ours(rq);
}

bool session_desk_address(const struct request *rq)
{
	return rq->site.desk_from != NULL && rq->address != NULL &&
		address_within(rq->address, rq->site.desk_from);
}

const char *session_door(struct request *rq)
{
	return rq->program->audience == DESK || (rq->program->audience == REPORT &&
		cookie_get(rq, "desk") != NULL) ? "desk" : "portal";
}

const char *session_back(struct request *rq, const char *path)
{
	static const char *const ours[] = { "/portal/", "/desk/", "/report/" };
	static const char fine[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_-.~?=&%+:,";
	bool good = false;

	for (size_t i = 0; path != NULL && i < COUNT(ours); i++)
		good |= strncmp(path, ours[i], strlen(ours[i])) == 0;
	if (good && strlen(path) <= 300 && path[strspn(path, fine)] == '\0' &&
	    strstr(path, "//") == NULL && strstr(path, "..") == NULL &&
	    strstr(path, "%2e") == NULL && strstr(path, "%2E") == NULL &&
	    strstr(path, "%5c") == NULL && strstr(path, "%5C") == NULL)
		return path;
	return arena_printf(&rq->arena, "/%s/", rq->program->name);
}
