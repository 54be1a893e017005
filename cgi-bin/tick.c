/* tick.c -- the clock of the house: deadlines, reminders, mails. No web.
**
** FOYER_SMTP         smtp://host:25 or smtps://host; without it mails become files in $FOYER_VAR/mail
** FOYER_SMTP_USER    FOYER_SMTP_PASSWORD: log in there; TLS is required then
** FOYER_MAIL_FROM    the address mails come from, default noreply@localhost
*/
#include "modules.h"
#include "booking/booking.h"
#include "kit/file.h"
#include "kit/notice.h"
#include "kit/tick.h"
#include "login/login.h"
#include "public/public.h"
#include "edge/heap.h"
#include "edge/log.h"
#include "edge/page.h"
#include "edge/pause.h"
#include "edge/secret.h"
#include "edge/words.h"

#define MOST_MEMORY (32 * 1024 * 1024)

static const char *setting(const char *name, const char *otherwise)
{
	const char *value = getenv(name);

	return value == NULL || *value == '\0' ? otherwise : value;
}

static bool load(void)
{
	static char file[1024];
	const char *templates = setting("FOYER_TEMPLATES", "templates");

	snprintf(file, sizeof(file), "%s/zh.mo", setting("FOYER_LOCALE", "out/locale"));
	words_set("zh", words_load(file));
	return words_for("zh") != NULL && secret_start() == 0 &&
		page_load(templates, "zh", words_for("zh"), words_say) == 0 &&
		page_load(templates, "en", NULL, words_say) == 0;
}

/* Mails that people at the door asked for; the public site. */
static void more(struct request *rq, void *unused)
{
	(void)unused;
	(void)login_tick(rq);
	booking_tick(rq);
	file_tick(rq);                   /* before what publishes photographs */
	public_tick(rq);
}

int main(void)
{
	static const struct program program = { .name = "tick", .audience = DESK, .roles = ROLE_CLOCK, .modules = modules };
	static char directory[1024];
	struct tick t = { .program = &program, .more = more, .ready = file_ready };

	heap_keep();
	pause_start();
	if (!load()) {
		log_line("tick", "templates or texts cannot be read");
		return 1;
	}
	snprintf(directory, sizeof(directory), "%s/mail", setting("FOYER_VAR", "var"));
	t.rq.arena.limit = MOST_MEMORY;
	t.from = notice_from();
	t.smtp = (struct smtp){ setting("FOYER_SMTP", NULL), setting("FOYER_SMTP_USER", NULL),
		setting("FOYER_SMTP_PASSWORD", NULL), directory };
	return tick_loop(&t);
}
