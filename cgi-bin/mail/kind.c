/* kind.c -- what a kind of mail is, and what an item's number says of it. */
#include "mail/mail.h"

const struct choice mail_kinds[] = {
	{ "letter",        T("kind|Letter") },
	{ "printed",       T("kind|Printed matter") },
	{ "registered",    T("kind|Registered mail") },
	{ "parcel_notice", T("kind|Parcel notice") },
	{ "money_order",   T("kind|Money order") },
	{ "ems",           T("kind|EMS") },
	{ "courier",       T("kind|Courier") },
	{ "court",         T("kind|Court") },
	{ "tax",           T("kind|Tax office") },
	{ "authority",     T("kind|Other authority") },
	{ 0 }
};

bool mail_accountable(const char *kind)
{
	return strcmp(kind, "letter") != 0 && strcmp(kind, "printed") != 0;
}

bool mail_alarming(const char *kind)
{
	return strcmp(kind, "court") == 0 || strcmp(kind, "tax") == 0 || strcmp(kind, "authority") == 0;
}

const char *mail_group(const char *kind)
{
	return mail_alarming(kind) ? "official" : kind;
}

const char *mail_item_no(struct request *rq, const char *typed)
{
	char *out = arena_take(&rq->arena, strlen(typed) + 1), *o = out;

	for (; *typed != '\0'; typed++)
		if (*typed != ' ' && *typed != '-')
			*o++ = *typed >= 'a' && *typed <= 'z' ? (char)(*typed - 'a' + 'A') : *typed;
	return out;
}

static bool names(const char *sender, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strstr(sender, *words) != NULL)
			return true;
	return false;
}

/* S10 numbers of the postal union, "XA381477940CN", and the carriers' own. */
const char *mail_kind_of(const char *item_no, const char *sender)
{
	static const char *const courts[] = { "法院", "Court", NULL };
	static const char *const taxes[] = { "税务", "Tax", NULL };
	static const char *const others[] = { "检察院", "公安", "仲裁", "市场监督", "人力资源和社会保障", "海关", NULL };
	size_t n = strlen(item_no), digits = strspn(item_no, "0123456789");

	if (names(sender, courts))
		return "court";
	if (names(sender, taxes))
		return "tax";
	if (names(sender, others))
		return "authority";
	if (n == 0)
		return "letter";
	if (digits == n)
		return n == 13 && item_no[0] == '1' ? "ems" : "courier";
	if (digits == 0 && n >= 2 && strspn(item_no + 2, "0123456789") >= 7) {
		if (item_no[0] == 'E')
			return "ems";
		if (strncmp(item_no, "PB", 2) == 0 || item_no[0] == 'C')
			return "parcel_notice";
		if (strncmp(item_no, "HK", 2) == 0 || strncmp(item_no, "HD", 2) == 0)
			return "money_order";
		if (item_no[0] == 'R' || item_no[0] == 'X')
			return "registered";
		return "courier";
	}
	return "registered";
}
