/* public_test.c -- the public site (P049): published from the dossiers, in both languages, when they change. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>
#include "public/public.h"

static char text[200000];

static const char *name_of(const char *path)
{
	static char name[600];

	snprintf(name, sizeof(name), "%s/public/%s", getenv("FOYER_VAR"), path);
	return name;
}

static const char *page(const char *path)
{
	FILE *f = fopen(name_of(path), "r");
	size_t n;

	if (f == NULL)
		fail_msg("%s was not published", path);
	n = fread(text, 1, sizeof(text) - 1, f);
	fclose(f);
	text[n] = '\0';
	return text;
}

static void has(const char *path, const char *words)
{
	if (strstr(page(path), words) == NULL)
		fail_msg("%s does not say: %s", path, words);
}

enum { DEARER_TEA, TEA_AS_BEFORE, SAYS_NOTHING, HOURS_ONLY, NO_PRICES, NO_RATES, DEARER, RULES_EN, RETIRED, AS_BEFORE, MARKUP, PLAIN, PHOTO, NO_PHOTO };
static const struct sql changes[] = {
	[DEARER_TEA] = { "UPDATE tariff SET fen = 4100 WHERE item = 'tea_standard'", NULL, NULL },
	[TEA_AS_BEFORE] = { "UPDATE tariff SET fen = 3800 WHERE item = 'tea_standard'", NULL, NULL },
	[SAYS_NOTHING] = { "DELETE FROM front", NULL, NULL },
	[HOURS_ONLY] = { "UPDATE room SET price_half = 0, price_day = 0, cancel_hours = 0", NULL, NULL },
	[NO_PRICES] = { "UPDATE tariff SET state = 'ended'", NULL, NULL },
	[NO_RATES] = { "UPDATE dial_rate SET state = 'ended'", NULL, NULL },
	[DEARER] = { "UPDATE room SET price_hour = 49900 WHERE number = '202'", NULL, NULL },
	[RULES_EN] = { "UPDATE room SET rules_en = 'Nobody smokes here.' WHERE number = '202'", NULL, NULL },
	[RETIRED] = { "UPDATE room SET state = 'retired' WHERE number = '204'", NULL, NULL },
	[AS_BEFORE] = { "UPDATE room SET state = 'published', price_hour = IF(number = '202', 32000, 16000)"
		" WHERE number IN ('202', '204')", NULL, NULL },
	[MARKUP] = { "UPDATE room SET name = '<i>甲</i>' WHERE number = '201'", NULL, NULL },
	[PHOTO] = { "INSERT INTO file (id, module, record, kind, hash, name, type, size, made_at) SELECT 900001, 'room', r.id, 'photo',"
		" REPEAT('ab', 32), 'a.jpg', 'image/jpeg', 4, UTC_TIMESTAMP() FROM room r WHERE r.number = '501'", NULL, NULL },
	[NO_PHOTO] = { "DELETE FROM file WHERE id = 900001", NULL, NULL },
	[PLAIN] = { "UPDATE room SET name = '远山' WHERE number = '201'", NULL, NULL },
};

static void change(int which)
{
	struct request *rq = lab_open(DESK, 0);

	db_run(rq->db, &changes[which], NULL);
	lab_keep(rq);
}

static void pass(void)
{
	struct request *rq = lab_open(DESK, lab_person("bai.zhi@xuting.example"));

	public_tick(rq);
	lab_close(rq);
}

static void both_languages(void **state)
{
	(void)state;
	pass();
	has("index.html", "客人到之前，一切已备好。");
	has("index.html", "二十四间会议室");
	has("index.html", "<html lang=\"zh-CN\" data-bs-theme=\"light\">");
	has("index.html", "href=\"/en/\"");
	has("en/index.html", "Twenty-four meeting rooms");
	has("en/index.html", "18 Chenghe Road, Yunting");
	has("en/index.html", "href=\"/\" hreflang=\"zh-CN\"");
	has("rooms.html", "href=\"/room/302W.html\"");
	has("en/prices.html", "8,960");
	has("privacy.html", "序庭");
	has("help.html", "0000-6818-0018");
	assert_null(strstr(page("index.html"), "{{"));
	assert_null(strstr(page("en/index.html"), "[["));
}

/* P049: facilities, equipment, supplies and rules of each room, with a picture. */
static void a_room(void **state)
{
	(void)state;
	has("room/301.html", "两面临河的长厅");
	has("room/301.html", "<b>40</b>");
	has("room/301.html", "/static/img/room-guanlan.svg");
	has("room/301.html", "icons.svg#equipment-projector");
	has("room/301.html", "室内禁烟");
	has("room/301.html", "最短1小时，以15分钟计");
	has("en/room/301.html", "Watching Waves");
	has("en/room/301.html", "62 m²");
	has("en/room/301.html", "Free until 24 hours before");
	/* Hours that overlap are told apart by their days (C S3-10). */
	has("room/202.html", "18:00–21:00 星期一、星期二");
	/* Its rules in English, where the house has written them (B19). */
	assert_null(strstr(page("en/room/202.html"), "In the house"));
	change(RULES_EN);
	pass();
	has("en/room/202.html", "Nobody smokes here.");
}

static void follows_the_dossier(void **state)
{
	(void)state;
	change(DEARER);
	change(RETIRED);
	pass();
	has("room/202.html", "¥499");
	assert_int_equal(access(name_of("room/204.html"), F_OK), -1);
	assert_int_equal(access(name_of("en/room/204.html"), F_OK), -1);
	has("index.html", "二十三间会议室");
	change(AS_BEFORE);
	pass();
	has("index.html", "二十四间会议室");
}

/* A6, P023: what is published of fax, call and tea is the row that bills. */
static void prices_are_the_rows_that_bill(void **state)
{
	(void)state;
	pass();
	has("prices.html", "<b>¥1.20</b>");
	assert_int_equal(lab_number("SELECT fax_minute FROM dial_rate WHERE code = '86'"), 120);
	has("prices.html", "代收传真");
	change(DEARER_TEA);
	pass();
	has("index.html", "<b>¥41</b>");
	has("en/prices.html", "<b>¥41</b>");
	change(TEA_AS_BEFORE);
	pass();
}

/* B1, guarantee 6: a house that has entered nothing of itself claims nothing. */
static void nothing_that_was_not_entered(void **state)
{
	static const char *const sample[] = { "序庭是", "澄河边", "二十五人", "独立办公室", "前台的一天", "千兆", "地铁", "车位",
		"茶歇", "复印", "foyer.svg", "map.svg", "¥2,600", "客人到之前", "半日", "全日", "上午、下午", "0小时免费" };
	static const char *const pages[] = { "index.html", "prices.html", "room/301.html", "rooms.html", "help.html", "privacy.html" };

	(void)state;
	change(SAYS_NOTHING);
	change(HOURS_ONLY);
	change(NO_PRICES);
	change(NO_RATES);
	pass();
	for (size_t i = 0; i < COUNT(pages); i++)
		for (size_t k = 0; k < COUNT(sample); k++)
			if (strstr(page(pages[i]), sample[k]) != NULL)
				fail_msg("%s says %s, which nobody has entered", pages[i], sample[k]);
	assert_null(strstr(page("en/index.html"), "Cheng River"));
	assert_null(strstr(page("index.html"), "#offices"));
	has("index.html", "<h1>序庭</h1>");
}

/* A name with markup stays text. */
static void escaped(void **state)
{
	(void)state;
	change(MARKUP);
	pass();
	has("room/201.html", "&lt;i&gt;甲&lt;/i&gt;");
	assert_null(strstr(page("room/201.html"), "<i>甲"));
	change(PLAIN);
	pass();
}

/* A photograph takes the place of the drawing, and goes with its row. */
static void photographs(void **state)
{
	char folder[500], name[600];
	FILE *f;

	(void)state;
	snprintf(folder, sizeof(folder), "%s/file", getenv("FOYER_VAR"));
	mkdir(folder, 0700);
	snprintf(folder, sizeof(folder), "%s/file/ab", getenv("FOYER_VAR"));
	mkdir(folder, 0700);
	snprintf(name, sizeof(name), "%s/", folder);
	for (int i = 0; i < 32; i++)
		strcat(name, "ab");
	change(PHOTO);
	pass();
	has("room/501.html", "room-lantai.svg");         /* not drawn anew yet */
	strcat(name, ".l.jpg");
	f = fopen(name, "w");
	assert_non_null(f);
	fputs("jpeg", f);
	fclose(f);
	pass();
	has("room/501.html", "src=\"/photo/900001.jpg\"");
	has("photo/900001.jpg", "jpeg");
	change(NO_PHOTO);
	pass();
	has("room/501.html", "room-lantai.svg");
	assert_int_equal(access(name_of("photo/900001.jpg"), F_OK), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_languages), cmocka_unit_test(a_room),
		cmocka_unit_test(follows_the_dossier), cmocka_unit_test(escaped), cmocka_unit_test(photographs),
		cmocka_unit_test(prices_are_the_rows_that_bill), cmocka_unit_test(nothing_that_was_not_entered),
	};
	return cmocka_run_group_tests_name("public", tests, lab_start, lab_stop);
}
