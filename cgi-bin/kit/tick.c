/* tick.c -- jobs in transactions, the heartbeat, and the loop around it all. */
#include "kit/tick.h"
#include "kit/number.h"
#include "edge/log.h"
#include "edge/page.h"
#include "edge/pause.h"
#include "edge/words.h"
#include "edge/zone.h"

#define PASS_MS 3000                     /* between passes when nothing waits */
#define REST_MS 100                      /* how often it looks whether something wants one earlier */
#define BEAT_SECONDS 10                  /* the heartbeat is red after 60 */
#define PURGE_SECONDS 3600
#define RECONNECTS 30                    /* then leave; the parent starts a new one */

static const struct column site_columns[] = {
	INT_COLUMN(struct site, id, NULL),
	TEXT_COLUMN(struct site, code, NULL),
	TEXT_COLUMN(struct site, name, NULL),
	TEXT_COLUMN(struct site, name_en, NULL),
	TEXT_COLUMN(struct site, zone, NULL),
	TEXT_COLUMN(struct site, phone, NULL),
	TEXT_COLUMN(struct site, address, NULL),
	TEXT_COLUMN(struct site, address_en, NULL),
	INT_COLUMN(struct site, slot_minutes, NULL),
	INT_COLUMN(struct site, opens, NULL),
	INT_COLUMN(struct site, closes, NULL),
	TEXT_COLUMN(struct site, desk_from, NULL),
	{ 0 }
};
static const struct table site_table = { "site", sizeof(struct site), site_columns };

struct beat { const char *note; };
static const struct column beat_columns[] = { TEXT_COLUMN(struct beat, note, NULL), { 0 } };
static const struct table beat_table = { "heartbeat", sizeof(struct beat), beat_columns };

enum { TICK_SITE, TICK_FIRST_SITE, TICK_BEAT };
#define SITE "SELECT id, code, name, name_en, zone, phone, address, address_en, slot_minutes, opens, closes, desk_from FROM site"
const struct sql tick_sql[] = {
	[TICK_SITE] = { SITE " WHERE id = :id", &site_table, &site_table },
	[TICK_FIRST_SITE] = { SITE " ORDER BY id LIMIT 1", NULL, &site_table },
	[TICK_BEAT] = { "INSERT INTO heartbeat (program, at, note) VALUES ('tick', :now, :note) "
		"ON DUPLICATE KEY UPDATE at = VALUES(at), note = VALUES(note)", &beat_table, NULL },
	{ 0 }
};

/* A request that nobody made: the clock, at a site. */
static void fresh(struct tick *t)
{
	struct arena arena = t->rq.arena;

	arena_reset(&arena);
	t->rq = (struct request){
		.arena = arena, .db = t->db, .program = t->program, .lang = "zh",
		.words = words_for("zh"), .path = "/", .query_text = "", .id = "tick", .address = "", .host = "",
		.agent = "", .fetch_site = "", .origin = "", .referer = "",
		.user = { .roles = ROLE_CLOCK, .name = "", .company_name = "", .lang = "zh", .theme = "light", .csrf = "" },
		.site = { .code = "", .name = "", .name_en = "", .zone = "UTC", .phone = "", .address = "",
			.address_en = "", .slot_minutes = 15, .desk_from = "" },
		.context = { .now = zone_now() } };
	t->rq.context.today = zone_day("UTC", t->rq.context.now);
}

static void stand_at(struct request *rq, int64_t site)
{
	struct site s = { .id = site };

	if (site == 0 ? !db_one(rq->db, &tick_sql[TICK_FIRST_SITE], NULL, &s)
		: !db_one(rq->db, &tick_sql[TICK_SITE], &s, &s))
		return;
	rq->site = s;
	rq->user.site = s.id;
	rq->context.my_site = s.id;
	rq->context.today = zone_day(s.zone, rq->context.now);
	rq->user.name = "";                      /* the history names it in its reader's language */
}

static enum tick_end lose(struct tick *t)
{
	db_close(t->db);
	t->db = NULL;
	return TICK_LOST;
}

enum tick_end tick_do(struct tick *t, int64_t site, void (*job)(struct request *rq, void *arg), void *arg)
{
	jmp_buf out;

	for (volatile int attempt = 0; attempt < DB_ATTEMPTS; attempt++) {
		fresh(t);
		t->rq.attempt = attempt;
		t->rq.arena.out = &out;
		if (setjmp(out) == 0) {
			db_begin(t->db, true, &t->rq.arena, &t->rq.context);
			stand_at(&t->rq, site);
			job(&t->rq, arg);
			number_settle(&t->rq);
			return db_end(t->db, true) ? TICK_DONE : lose(t);
		}
		if (t->rq.page != NULL)
			page_close(t->rq.page);
		t->rq.page = NULL;
		if (!db_end(t->db, false))
			return lose(t);
		if (t->rq.arena.status != STATUS_AGAIN)
			return TICK_FAILED;
		pause_for(20 << attempt);
	}
	return TICK_FAILED;
}

static void beat(struct request *rq, void *arg)
{
	struct tick *t = arg;
	struct beat b = { arena_printf(&rq->arena, "%u %u", t->sent, t->passed) };

	db_run(rq->db, &tick_sql[TICK_BEAT], &b);
}

/* At most every BEAT_SECONDS, also in the middle of a long batch. */
bool tick_beat(struct tick *t)
{
	instant now = zone_now();

	if (t->beat != 0 && now >= t->beat && now - t->beat < BEAT_SECONDS)
		return true;
	if (tick_do(t, 0, beat, t) == TICK_LOST)
		return false;
	t->beat = now;
	return true;
}

static bool pass(struct tick *t, bool *full)
{
	bool mails = false, deadlines = false;
	instant now = zone_now();

	if (!tick_beat(t) || !tick_mail(t, &mails) || !tick_clock(t, &deadlines))
		return false;
	*full = mails || deadlines;
	if (t->more != NULL && tick_do(t, 0, t->more, t) == TICK_LOST)
		return false;
	if (t->purged != 0 && now >= t->purged && now - t->purged < PURGE_SECONDS)
		return true;
	t->purged = now;
	return tick_purge(t);
}

/* With a growing pause, RECONNECTS times: about six minutes. */
static bool reconnect(struct tick *t)
{
	int wait = 500;

	for (int i = 0; i < RECONNECTS && pause_for(i == 0 ? 0 : wait); i++) {
		t->db = db_open(getenv("FOYER_DB"), getenv("FOYER_DB_USER"), getenv("FOYER_DB_PASSWORD"),
			getenv("FOYER_DB_NAME"));
		if (t->db != NULL)
			return true;
		wait = wait * 2 < 15000 ? wait * 2 : 15000;
	}
	return false;
}

/* Between passes. */
static void rest(struct tick *t)
{
	for (int ms = 0; ms < PASS_MS && pause_for(REST_MS); ms += REST_MS)
		if (t->ready != NULL && t->ready())
			return;
}

int tick_loop(struct tick *t)
{
	while (!pause_stopped()) {
		bool full = false;

		if (t->db == NULL && !reconnect(t))
			break;
		if (pass(t, &full))
			pause_ready();
		else
			log_line("tick", "the database is gone; connecting again");
		if (!full)
			rest(t);
	}
	if (t->db != NULL)
		db_close(t->db);
	arena_close(&t->rq.arena);
	return pause_stopped() ? 0 : 1;
}
