/* told.c -- what the laboratory hears of notices: who was told of what they may not open, and what was ever sent. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "kit/notice.h"

static int closed;                   /* notices whose reader may not open the record */
static bool closed_expected;
static char closed_words[200];
static char ownerless[40];           /* a notice that says of no record */

static void note_closed(const struct notice *n, const char *reader)
{
	if (closed++ == 0)
		snprintf(closed_words, sizeof(closed_words), "%s: %s of %s %lld", reader, n->name, n->module->name,
			(long long)n->record);
}

/* What names neither a record nor that it is about none would be nobody's when its mail dies (K2). */
static void note_bare(const struct notice *n)
{
	if (!n->bare && (n->module == NULL || n->record == 0) && ownerless[0] == '\0')
		snprintf(ownerless, sizeof(ownerless), "%s", n->name);
}

/* What was ever sent in tests: tests/run finds those that never are. */
static void note_sent(const struct notice *n)
{
	const char *file = getenv("FOYER_TOLD");
	FILE *f = file == NULL ? NULL : fopen(file, "a");

	note_bare(n);
	if (f == NULL)
		return;
	fprintf(f, "%s\n", n->name);
	fclose(f);
}

int lab_closed(bool expected)
{
	int n = closed;

	closed = 0;
	closed_expected = expected;
	return n;
}

void lab_told_open(void)
{
	int n = closed;

	if (ownerless[0] != '\0') {
		char name[sizeof(ownerless)];
		memcpy(name, ownerless, sizeof(name));
		ownerless[0] = '\0';
		fail_msg("the notice %s is of no record: nobody would hear of it when it dies", name);
	}
	if (n == 0 || closed_expected)
		return;
	closed = 0;
	fail_msg("%d were told of what they may not open: %s", n, closed_words);
}

void lab_listen(void)
{
	notice_closed = note_closed;
	notice_sent = note_sent;
}
