/* firstadmin.c -- the way in when the house has no administrator yet: prints a code
** that is good once, for a day, at /desk/login/first.  Says nothing and leaves with
** 0 when there is an administrator.  Uses the store of FOYER_DB… like the programs. */
#include "edge/db.h"
#include "edge/secret.h"
#include "edge/zone.h"
#include "kit/link.h"
#include "login/login.h"
#include "core/request.h"

#define MOST_MEMORY (1024 * 1024)

/* In one transaction; NULL: nothing to do. */
static const char *code(struct request *rq, const char **url)
{
	const char *made;

	db_begin(rq->db, true, &rq->arena, &rq->context);
	made = login_first_code(rq);
	if (!db_end(rq->db, true))
		give_up(&rq->arena, 500);
	*url = link_to(rq, DESK, "/login/first");
	return made;
}

int main(void)
{
	static const struct program program = { .name = "desk", .audience = DESK };
	static jmp_buf out;
	static struct request rq;
	const char *made, *url;

	rq = (struct request){ .program = &program, .lang = "zh", .address = "", .context = { .now = zone_now() },
		.arena = { .limit = MOST_MEMORY, .out = &out }, .user = { .name = "" } };
	if (secret_start() != 0)
		return 1;
	rq.db = db_open(getenv("FOYER_DB"), getenv("FOYER_DB_USER"), getenv("FOYER_DB_PASSWORD"), getenv("FOYER_DB_NAME"));
	if (rq.db == NULL)
		return 1;
	if (setjmp(out) != 0) {
		fputs("firstadmin: the store did not take it; see above\n", stderr);
		return 1;
	}
	made = code(&rq, &url);
	if (made != NULL)
		printf("  There is no administrator yet.  Within a day, open\n\n    %s\n\n  and give the code   %.4s-%.4s-%.4s\n",
			url, made, made + 4, made + 8);
	db_close(rq.db);
	arena_close(&rq.arena);
	return 0;
}
