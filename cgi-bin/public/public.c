/* public.c -- which files the public site is, and when they are written anew. */
#include "public/public.h"
#include "room/room.h"
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
	{ 0 }
};
static const struct table photo_table = { "file", sizeof(struct public_photo), photo_columns };

struct named { const char *name, *value; };
static const struct column named_columns[] = {
	TEXT_COLUMN(struct named, name, NULL), TEXT_COLUMN(struct named, value, NULL), { 0 }
};
static const struct table named_table = { "setting", sizeof(struct named), named_columns };

#define SUM_OF(columns, from) "(SELECT COALESCE(SUM(CRC32(CONCAT_WS('|', " columns "))), 0) FROM " from ")"
enum { PUBLIC_PRINT, PUBLIC_PHOTOS, PUBLIC_SETTINGS };
static const struct sql public_sql[] = {
	/* One word that differs when anything the pages show does. */
	[PUBLIC_PRINT] = { "SELECT CONCAT_WS('/', "
		SUM_OF("r.id, r.number, r.state, r.slug, r.name, r.name_en, r.floor, r.floor_en, r.theme, r.theme_en, r.position,"
			" r.area_cm2, r.capacity, r.description, r.description_en, r.rules, r.opens, r.closes, r.weekdays,"
			" r.buffer_before, r.buffer_after, r.shortest, r.longest, r.notice_least, r.notice_most,"
			" r.needs_approval, r.cancel_hours, r.price_hour, r.price_half, r.price_day, r.part_of",
			"room r WHERE r.site = :my_site") ", "
		SUM_OF("b.id, b.name, b.name_en, b.from_minute, b.to_minute, b.weekdays, b.price_hour", "room_band b") ", "
		SUM_OF("l.room, l.layout, l.seats", "room_layout l") ", "
		SUM_OF("e.room, e.equipment", "room_equipment e") ", "
		SUM_OF("f.id", "file f WHERE f.module = 'room' AND f.kind = 'photo'") ", "
		SUM_OF("s.name, s.value", "setting s WHERE s.site = :my_site") ", "
		SUM_OF("h.name, h.name_en, h.phone, h.address, h.address_en, h.opens, h.closes", "site h WHERE h.id = :my_site")
		", :today) AS print", NULL, &print_table },
	[PUBLIC_PHOTOS] = { "SELECT f.id, f.hash FROM file f JOIN room r ON r.id = f.record"
		" WHERE f.module = 'room' AND f.kind = 'photo' AND r.site = :my_site", NULL, &photo_table },
	[PUBLIC_SETTINGS] = { "SELECT s.name, s.value FROM setting s WHERE s.site = :my_site"
		" AND s.name IN ('tea_plain', 'tea_standard', 'public_rooms')", NULL, &named_table },
	{ 0 }
};

/* One page: the frame around a part that `fill` fills. */
struct sheet_of { const char *path, *template, *title, *summary; };

static struct page *open_page(const struct public *s, const struct sheet_of *of)
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
	page_text(root, "summary", of->summary);
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

static bool one_language(struct public *s, const char *lang)
{
	struct request *rq = s->rq;
	bool good = true;
	struct sheet_of of;
	struct page *root;

	rq->lang = lang;
	rq->words = words_for(lang);
	of = (struct sheet_of){ "index.html", "public/home.html", say(rq, T("Meeting rooms and serviced offices")),
		say(rq, T("A business centre by the Cheng River: meeting rooms, serviced offices, front desk, mail and conference service.")) };
	root = open_page(s, &of);
	public_home(s, page_insert(root, "body", of.template));
	good = write_page(s, &of, root) && good;

	of = (struct sheet_of){ "rooms.html", "public/rooms.html", say(rq, T("Rooms")), public_all(rq, s->rooms.count) };
	root = open_page(s, &of);
	public_floors(s, page_insert(root, "body", of.template), false);
	good = write_page(s, &of, root) && good;

	of = (struct sheet_of){ "prices.html", "public/prices.html", say(rq, T("Prices")),
		say(rq, T("The price here is the price on the bill")) };
	root = open_page(s, &of);
	public_floors(s, page_insert(root, "body", of.template), true);
	good = write_page(s, &of, root) && good;

	of = (struct sheet_of){ "help.html", "public/help.html", say(rq, T("Help")), "" };
	root = open_page(s, &of);
	page_insert(root, "body", of.template);
	good = write_page(s, &of, root) && good;

	of = (struct sheet_of){ "privacy.html", "public/privacy.html", say(rq, T("Privacy")), "" };
	root = open_page(s, &of);
	page_insert(root, "body", of.template);
	good = write_page(s, &of, root) && good;

	EACH_ROW(struct room, r, s->rooms) {
		const char *path = arena_printf(&rq->arena, "room/%s.html", r->r.number);
		of = (struct sheet_of){ path, "public/room.html", room_name(rq, r), say_f(rq,
			T("%s: %lld m², up to %lld {person|people}, from ¥%lld an hour."), room_name(rq, r), (long long)r->area,
			(long long)r->capacity, (long long)(r->price_hour / 100)) };
		root = open_page(s, &of);
		public_room(s, page_insert(root, "body", of.template), r);
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

bool public_publish(struct request *rq)
{
	struct public s = { .rq = rq, .features = "" };
	const char *lang = rq->lang;
	const struct words *words = rq->words;
	bool good = true;

	s.rooms = db_all(rq->db, &room_sql[ROOM_DOSSIERS], NULL);
	s.bands = room_bands_all(rq);
	s.photos = photos(rq);
	struct rows settings = db_all(rq->db, &public_sql[PUBLIC_SETTINGS], NULL);
	EACH_ROW(struct named, p, settings) {
		if (strcmp(p->name, "tea_plain") == 0)
			s.tea_plain = strtoll(p->value, NULL, 10);
		else if (strcmp(p->name, "tea_standard") == 0)
			s.tea_standard = strtoll(p->value, NULL, 10);
		else
			s.features = p->value;
	}
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

