/* setting.c -- the administrator's page of the centre's own settings. */
#include "setting/setting.h"
#include "core/address.h"
#include "kit/form.h"
#include "kit/history.h"
#include "kit/record.h"
#include "edge/db.h"
#include "edge/zone.h"

#define STEP 15                      /* minutes between the hours offered */

/* "00:00" to "24:00". */
static const struct choice *hours(struct request *rq)
{
	struct choice *list = arena_take(&rq->arena, (24 * 60 / STEP + 2) * sizeof(*list)), *c = list;

	for (int m = 0; m <= 24 * 60; m += STEP, c++)
		*c = (struct choice){ arena_printf(&rq->arena, "%d", m), arena_printf(&rq->arena, "%02d:%02d", m / 60, m % 60) };
	return list;
}

/* Each word is an address or a range, and who writes them is still let in. */
static void check_addresses(struct request *rq, const char *list)
{
	for (const char *p = list; *p != '\0'; ) {
		size_t n = strcspn(p, " "), address = strcspn(p, " /");
		unsigned char bytes[16];
		const char *word = arena_text(&rq->arena, p, n), *alone = arena_text(&rq->arena, p, address);
		if (n > 0 && (!address_read(alone, strlen(alone), bytes) || !address_within(alone, word))) {
			form_fault(rq, "desk_from", T("\"%s\" is neither an address nor a range such as 10.1.0.0/16."), word);
			return;
		}
		p += n;
		p += *p == ' ';
	}
	if (!address_within(rq->address, list))
		form_fault(rq, "desk_from", T("Your own address, %s, would be shut out. Please add it."), rq->address);
}

static void check(struct request *rq, void *row)
{
	const struct setting *s = row;
	struct setting booked;

	table_blank(&setting_table, &booked);
	if (!zone_exists(s->zone))
		form_fault(rq, "zone", T("This time zone is not known here. Write it as Asia/Shanghai."));
	if (s->closes <= s->opens)
		form_fault(rq, "closes", T("It closes after it opens."));
	if (s->late <= s->early || s->night <= s->late)
		form_fault(rq, s->late <= s->early ? "late" : "night", T("The shifts begin one after the other: early, late, night."));
	if (strtoll(s->slot, NULL, 10) != rq->site.slot_minutes && db_one(rq->db, &setting_sql[SETTING_BOOKED], NULL, &booked))
		form_fault(rq, "slot", T("There are bookings or closures to come; the steps can change only when there are none."));
	if (strcmp(s->zone, rq->site.zone) != 0 && db_one(rq->db, &setting_sql[SETTING_BOOKED], NULL, &booked))
		form_fault(rq, "zone", T("There are bookings or closures to come; in another zone they would be at other hours. Change it when there are none."));
	check_addresses(rq, s->desk_from);
	if (s->outsider_days < s->retention_days)
		form_fault(rq, "outsider_days", T("Names are kept at least as long as the numbers that belong to them."));
}

/* clang-format off */
static const struct field fields[] = {
	{ "name",       NULL, NULL, INPUT_LINE,  .required = true, .min = 1, .max = 60, .width = WIDTH_HALF, .group = T("setting|The centre") },
	{ "name_en",    NULL, NULL, INPUT_LINE,  .max = 60, .width = WIDTH_HALF },
	{ "phone",      NULL, NULL, INPUT_PHONE, .required = true, .width = WIDTH_HALF },
	{ "address",    NULL, NULL, INPUT_LINE,  .max = 200, .width = WIDTH_FULL },
	{ "address_en", NULL, NULL, INPUT_LINE,  .max = 200, .width = WIDTH_FULL },
	{ "opens",      NULL, NULL, INPUT_CHOICE, .required = true, .offer = hours, .width = WIDTH_HALF, .group = T("setting|Hours") },
	{ "closes",     NULL, NULL, INPUT_CHOICE, .required = true, .offer = hours, .width = WIDTH_HALF },
	{ "early",      NULL, T("Kept with each entry of the duty log and each handover."), INPUT_CHOICE, .required = true, .offer = hours, .width = WIDTH_HALF },
	{ "late",       NULL, NULL, INPUT_CHOICE, .required = true, .offer = hours, .width = WIDTH_HALF },
	{ "night",      NULL, NULL, INPUT_CHOICE, .required = true, .offer = hours, .width = WIDTH_HALF },
	{ "slot",       NULL, NULL, INPUT_CHOICE, .required = true, .width = WIDTH_HALF },
	{ "price_code", NULL, T("Printed with each booking, and kept with it."), INPUT_LINE, .max = 40, .width = WIDTH_HALF },
	{ "zone",       NULL, T("As Asia/Shanghai"), INPUT_LINE, .required = true, .min = 2, .max = 40, .width = WIDTH_HALF },
	{ "desk_from",  NULL, T("Addresses and ranges with blanks between: 127.0.0.0/8 10.1.0.0/16. From elsewhere the desk does not open."), INPUT_LINE, .required = true, .min = 2, .max = 400, .width = WIDTH_FULL, .group = T("setting|Access and privacy") },
	{ "staff_mail", NULL, NULL, INPUT_CHOICE, .width = WIDTH_HALF },
	{ "retention_days", NULL, T("Counted from the last thing that happened to the record."), INPUT_NUMBER, .required = true, .min = 1, .max = 3650, .width = WIDTH_HALF },
	{ "outsider_days", NULL, T("Not before the numbers; what was written to them and their files go, too."), INPUT_NUMBER, .required = true, .min = 1, .max = 7300, .width = WIDTH_HALF },
	{ 0 }
};
static const struct form form = { "setting", &setting_table, fields, check };
/* clang-format on */

static int keep(struct request *rq)
{
	struct setting *s = take(rq, struct setting);
	const struct setting *before;

	table_blank(&setting_table, s);
	if (!db_one(rq->db, &setting_sql[SETTING_ONE], NULL, s))
		return 404;
	rq->stored = before = record_copy(rq, &setting_table, s);
	if (rq->method == POST && form_read(rq, &form, s)) {
		db_run(rq->db, &setting_sql[SETTING_KEEP], s);
		db_run(rq->db, &setting_sql[SETTING_MAIL], s);
		db_run(rq->db, &setting_sql[SETTING_CODE], s);
		db_run(rq->db, &setting_sql[SETTING_SHIFTS], s);
		history_write(rq, &setting_module, s->r.id, "edit", before, s, "");
		return redirect_to(rq, "/setting?did=saved");
	}
	return record_only(rq, &form, before, before->r.id, T("Settings of the centre"));
}

static const struct route routes[] = {
	{ GET,  "", 0, keep, "step.html" },
	{ POST, "", 0, keep, "step.html" },
	{ 0 }
};

const struct module setting_module = {
	.name = "setting", .title = T("Settings"), .table = &setting_table, .form = &form, .sql = setting_sql,
	.face = {
		[DESK] = { ROLE_ADMIN, .more = routes, .place = { T("menu|House"), 920, "settings" } },
	},
};
