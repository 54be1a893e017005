/* public.c -- which files the public site is, and when they are written anew. */
#include "public/public.h"
#include "public/front.h"
#include "room/room.h"
#include "tariff/tariff.h"
#include "kit/show.h"
#include "edge/image.h"
#include "edge/page.h"
#include "edge/publish.h"
#include "edge/words.h"

struct print { const char *print; };
static const struct column print_columns[] = { TEXT_COLUMN(struct print, print, NULL), { 0 } };
static const struct table print_table = { "print", sizeof(struct print), print_columns };

static const struct column photo_columns[] = {
	INT_COLUMN(struct public_photo, id, NULL),
	TEXT_COLUMN(struct public_photo, hash, NULL),
	TEXT_COLUMN(struct public_photo, kind, NULL),
	{ 0 }
};
static const struct table photo_table = { "file", sizeof(struct public_photo), photo_columns };

#define SUM_OF(columns, from) "(SELECT COALESCE(SUM(CRC32(CONCAT_WS('|', " columns "))), 0) FROM " from ")"
enum { PUBLIC_PRINT, PUBLIC_PHOTOS };
static const struct sql public_sql[] = {
	/* One word that differs when anything the pages show does. */
	[PUBLIC_PRINT] = { "SELECT CONCAT_WS('/', "
		SUM_OF("r.id, r.number, r.state, r.slug, r.name, r.name_en, r.floor, r.floor_en, r.theme, r.theme_en, r.position,"
			" r.area_cm2, r.capacity, r.description, r.description_en, r.rules, r.rules_en, r.opens, r.closes, r.weekdays,"
			" r.buffer_before, r.buffer_after, r.shortest, r.longest, r.notice_least, r.notice_most,"
			" r.needs_approval, r.cancel_hours, r.price_hour, r.price_half, r.price_day, r.part_of",
			"room r WHERE r.site = :my_site") ", "
		SUM_OF("b.id, b.name, b.name_en, b.from_minute, b.to_minute, b.weekdays, b.price_hour", "room_band b") ", "
		SUM_OF("l.room, l.layout, l.seats", "room_layout l") ", "
		SUM_OF("e.room, e.equipment", "room_equipment e") ", "
		SUM_OF("f.id", "file f WHERE f.module = 'room' AND f.kind = 'photo' OR f.module = 'front'") ", "
		SUM_OF("t.id, t.state, t.item, t.name, t.name_en, t.includes, t.includes_en, t.per, t.per_en, t.fen, t.position",
			"tariff t WHERE t.site = :my_site") ", "
		SUM_OF("d.id, d.state, d.code, d.name, d.name_en, d.fax_minute, d.call_minute, d.position", "dial_rate d WHERE d.site = :my_site") ", "
		SUM_OF("w.headline, w.headline_en, w.lead, w.lead_en, w.rooms_lead, w.rooms_lead_en, w.offices_lead, w.offices_lead_en,"
			" w.in_rooms, w.in_rooms_en, w.a_day, w.a_day_en, w.visit, w.visit_en, w.featured, w.picture, w.map",
			"front w WHERE w.site = :my_site") ", "
		SUM_OF("s.name, s.value", "setting s WHERE s.site = :my_site") ", "
		SUM_OF("h.name, h.name_en, h.phone, h.address, h.address_en, h.opens, h.closes", "site h WHERE h.id = :my_site")
		", :today) AS print", NULL, &print_table },
	[PUBLIC_PHOTOS] = { "SELECT f.id, f.hash, f.kind FROM file f JOIN room r ON r.id = f.record"
		" WHERE f.module = 'room' AND f.kind = 'photo' AND r.site = :my_site UNION ALL (SELECT f.id, f.hash, f.kind FROM file f"
		" WHERE f.module = 'front' AND f.record = :my_site AND f.kind IN ('picture', 'map') ORDER BY f.id)", NULL, &photo_table },
	{ 0 }
};

/* One page: the frame around a part that `fill` fills. */
struct sheet_of { const char *path, *template, *title, *summary; };

static struct page *open_page(struct public *s, const struct sheet_of *of)
{
	struct request *rq = s->rq;
	struct page *root = page_open("public");
	const bool en = rq->lang[0] == 'e';
	const char *index = strcmp(of->path, "index.html") == 0 ? "" : of->path;

	page_global(root, "house_name", en && *rq->site.name_en != '\0' ? rq->site.name_en : rq->site.name);
	page_global(root, "house_address", en && *rq->site.address_en != '\0' ? rq->site.address_en : rq->site.address);
	page_global(root, "house_phone", rq->site.phone);
	page_global(root, "reach", say_f(rq, T("Front desk %s"), rq->site.phone));
	page_text(root, "title", of->title);
	if (*of->summary != '\0')
		page_text(page_again(root, "summed"), "summary", of->summary);
	public_visit(s, root);
	page_global(root, "hours", arena_printf(&rq->arena, "%s–%s", room_clock(rq, rq->site.opens), room_clock(rq, rq->site.closes)));
	page_text(root, "other_url", arena_printf(&rq->arena, "%s%s", en ? "/" : "/en/", index));
	page_int(root, "year", day_civil(rq->context.today).year);
	return root;
}

static bool write_page(const struct public *s, const struct sheet_of *of, struct page *root)
{
	struct request *rq = s->rq;
	size_t length = 0;
	const char *text = page_print(root, rq->lang, "public/frame.html", &length);
	bool good = text != NULL && publish_file(arena_printf(&rq->arena, "%s%s",
		rq->lang[0] == 'e' ? "en/" : "", of->path), text, length);

	page_close(root);
	return good;
}

/* Address and telephone stand only where there are some. */
static void put_reach(const struct public *s, struct page *p)
{
	if (*s->rq->site.phone != '\0')
		page_show(p, "phoned");
	if (*s->rq->site.address != '\0')
		page_show(p, "placed");
}

static struct page *body_of(const struct public *s, struct page *root, const char *template)
{
	struct page *p = page_insert(root, "body", template);

	put_reach(s, p);
	put_reach(s, root);
	return p;
}

static bool one_language(struct public *s, const char *lang)
{
	struct request *rq = s->rq;
	bool good = true;
	struct sheet_of of;
	struct page *root;

	rq->lang = lang;
	rq->words = words_for(lang);
	of = (struct sheet_of){ "index.html", "public/home.html", say(rq, T("Meeting rooms")),
		tariff_word(rq, s->front->lead, s->front->lead_en) };
	root = open_page(s, &of);
	public_home(s, body_of(s, root, of.template));
	good = write_page(s, &of, root) && good;

	of = (struct sheet_of){ "rooms.html", "public/rooms.html", say(rq, T("Rooms")), public_all(rq, s->rooms.count) };
	root = open_page(s, &of);
	public_floors(s, body_of(s, root, of.template), false);
	good = write_page(s, &of, root) && good;

	of = (struct sheet_of){ "prices.html", "public/prices.html", say(rq, T("Prices")),
		say(rq, T("The price here is the price on the bill")) };
	root = open_page(s, &of);
	public_floors(s, body_of(s, root, of.template), true);
	good = write_page(s, &of, root) && good;

	of = (struct sheet_of){ "help.html", "public/help.html", say(rq, T("Help")), "" };
	root = open_page(s, &of);
	body_of(s, root, of.template);
	good = write_page(s, &of, root) && good;

	of = (struct sheet_of){ "privacy.html", "public/privacy.html", say(rq, T("Privacy")), "" };
	root = open_page(s, &of);
	body_of(s, root, of.template);
	good = write_page(s, &of, root) && good;

	EACH_ROW(struct room, r, s->rooms) {
		const char *path = arena_printf(&rq->arena, "room/%s.html", r->r.number);
		of = (struct sheet_of){ path, "public/room.html", room_name(rq, r), say_f(rq,
			T("%s: %lld m², up to %lld {person|people}, from %s an hour."), room_name(rq, r), (long long)r->area,
			(long long)r->capacity, show_yuan(rq, r->price_hour)) };
		root = open_page(s, &of);
		public_room(s, body_of(s, root, of.template), r);
		good = write_page(s, &of, root) && good;
	}
	return good;
}

/* Only what thumb has drawn anew: of a bearable size, and without what else the file held. */
static struct rows photos(struct request *rq)
{
	struct rows all = db_all(rq->db, &public_sql[PUBLIC_PHOTOS], NULL);
	struct public_photo *list = arena_take(&rq->arena, (all.count + 1) * sizeof(*list));
	struct rows ready = { .list = list, .size = sizeof(*list) };

	EACH_ROW(struct public_photo, f, all)
		if (image_ready(f->hash))
			list[ready.count++] = *f;
	return ready;
}

static const char *drawing(struct request *rq, const char *name)
{
	return *name == '\0' ? "" : arena_printf(&rq->arena, "/static/img/%s", name);
}

bool public_publish(struct request *rq)
{
	struct public s = { .rq = rq };
	const char *lang = rq->lang;
	const struct words *words = rq->words;
	bool good = true;

	s.rooms = db_all(rq->db, &room_sql[ROOM_DOSSIERS], NULL);
	s.bands = room_bands_all(rq);
	s.photos = photos(rq);
	s.tariffs = tariff_all(rq);
	s.rates = rate_all(rq);
	s.front = front_read(rq);
	s.hero = drawing(rq, s.front->picture);
	s.map = drawing(rq, s.front->map);
	EACH_ROW(struct public_photo, f, s.photos)       /* the newest is the last */
		if (strcmp(f->kind, "photo") != 0)
			*(strcmp(f->kind, "map") == 0 ? &s.map : &s.hero) = arena_printf(&rq->arena, "/photo/%lld.jpg", (long long)f->id);
	publish_begin();
	EACH_ROW(struct public_photo, f, s.photos)
		good = publish_photo(arena_printf(&rq->arena, "photo/%lld.jpg", (long long)f->id), f->hash) && good;
	good = one_language(&s, "zh") && good;
	good = one_language(&s, "en") && good;
	if (good)
		publish_end();
	rq->lang = lang;
	rq->words = words;
	return good;
}

static char last[200];                   /* the print of what stands in the files */

void public_tick(struct request *rq)
{
	struct print p = { "" };
	const char *now;

	if (rq->site.id == 0 || !db_one(rq->db, &public_sql[PUBLIC_PRINT], NULL, &p))
		return;
	now = arena_printf(&rq->arena, "%s/%zu", p.print, photos(rq).count);
	if (strcmp(now, last) != 0 && public_publish(rq))
		snprintf(last, sizeof(last), "%s", now);
}

