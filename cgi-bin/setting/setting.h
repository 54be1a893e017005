/* setting.h -- the centre itself: its names, hours, and where its desk is used from. */
#ifndef SETTING_H
#define SETTING_H
#include "core/module.h"

struct setting {
	struct record r;                 /* id is the site's */
	const char *name, *name_en, *phone, *address, *address_en, *zone;
	int64_t opens, closes;           /* minutes after midnight */
	const char *desk_from;           /* addresses, "10.0.0.0/8 ::1/128" */
	int64_t retention_days;          /* numbers of documents, signatures */
	int64_t outsider_days;           /* names and telephones of outsiders */
	const char *staff_mail;          /* "1": staff get mails, too */
	const char *price_code;          /* name of the price list, printed with each booking; "JG-2026-03" */
	int64_t early, late, night;      /* minutes after midnight at which the shifts of the desk begin */
	const char *slot;                /* minutes of a slot, "5" or "15" */
};

enum { SETTING_ONE, SETTING_KEEP, SETTING_MAIL, SETTING_CODE, SETTING_SHIFTS, SETTING_BOOKED };
extern const struct table setting_table;
extern const struct sql setting_sql[];
extern const struct module setting_module;
#endif
