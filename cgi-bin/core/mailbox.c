/* mailbox.c -- see mailbox.h. */
#include "core/mailbox.h"

#define LOCAL_MOST 64
#define LABEL_MOST 63

bool mailbox_safe(const char *address)
{
	const char *at = strchr(address, '@');

	if (at == NULL || at == address || at[1] == '\0' || strchr(at + 1, '@') != NULL ||
	    strlen(address) > MAILBOX_MOST)
		return false;
	for (const unsigned char *p = (const unsigned char *)address; *p != '\0'; p++)
		if (*p <= ' ' || *p >= 0x7f || strchr("<>()[]\\,;:\"", *p) != NULL)
			return false;
	return true;
}

static bool label_fits(const char *label, size_t n)
{
	if (n == 0 || n > LABEL_MOST || label[0] == '-' || label[n - 1] == '-')
		return false;
	for (size_t i = 0; i < n; i++)
		if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-",
		    label[i]) == NULL)
			return false;
	return true;
}

bool mailbox_fits(const char *address)
{
	const char *at = strchr(address, '@'), *p;
	int labels = 0;

	if (!mailbox_safe(address) || at - address > LOCAL_MOST || address[0] == '.' ||
	    at[-1] == '.' || strstr(address, "..") != NULL)
		return false;
	for (p = at + 1; ; p++) {
		size_t n = strcspn(p, ".");
		if (!label_fits(p, n))
			return false;
		labels++;
		p += n;
		if (*p == '\0')
			return labels > 1;
	}
}
