/* idn.c -- international domain names, by ICU (UTS 46, not transitional). */
#define CORE_RAW
#include "edge/idn.h"
#include <unicode/uidna.h>

#define DOMAIN_MOST 300              /* bytes */

const char *idn_ascii(struct arena *a, const char *domain)
{
	static UIDNA *rules;
	UErrorCode status = U_ZERO_ERROR;
	UIDNAInfo info = UIDNA_INFO_INITIALIZER;
	char out[DOMAIN_MOST];
	int32_t n;

	if (rules == NULL)
		rules = uidna_openUTS46(UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ
			| UIDNA_NONTRANSITIONAL_TO_ASCII, &status);
	if (rules == NULL || U_FAILURE(status))
		return NULL;
	n = uidna_nameToASCII_UTF8(rules, domain, -1, out, (int32_t)sizeof(out), &info, &status);
	if (U_FAILURE(status) || info.errors != 0 || n <= 0 || n >= (int32_t)sizeof(out))
		return NULL;
	return arena_text(a, out, (size_t)n);
}

const char *idn_mailbox(struct arena *a, const char *typed)
{
	const char *at = strchr(typed, '@'), *domain = at == NULL ? NULL : idn_ascii(a, at + 1);
	char *low;

	low = domain == NULL ? arena_text(a, typed, strlen(typed))
		: arena_printf(a, "%.*s@%s", (int)(at - typed), typed, domain);
	for (char *p = low; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return low;
}
