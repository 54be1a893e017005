/* resume.c -- see resume.h. */
#include "kit/resume.h"
#include "kit/frame.h"
#include "kit/once.h"
#include "kit/session.h"
#include "edge/page.h"
#include "edge/upload.h"

#define TO "resume"                      /* where it was meant for */
#define TEXT "kept."                     /* before the name of what was typed */
#define UPLOAD "kept_file."              /* before the name of a field that had a file; its value is the file's name */

bool resume_may(const struct request *rq)
{
	return rq->method == POST && rq->body.count > 0 && session_ours(rq) &&
		((rq->fetch_site != NULL && *rq->fetch_site != '\0') || (rq->origin != NULL && *rq->origin != '\0'));
}

/* Whose form it is now: what a log-in carries, or what came by itself. */
static const char *meant_for(struct request *rq)
{
	const char *to = pairs_get(rq->body, TO), *good;

	to = to == NULL ? frame_here(rq) : to;
	good = session_back(rq, to);
	return strcmp(good, to) == 0 ? good : NULL;
}

/* The name under which a pair goes on, or NULL: not at all. */
static const char *name_of(const struct request *rq, const char *name)
{
	bool carried = pairs_get(rq->body, TO) != NULL;

	if (!carried)
		return once_apart(name) && strcmp(name, "shown") != 0 ? NULL : name;
	return strncmp(name, TEXT, strlen(TEXT)) == 0 ? name + strlen(TEXT) : NULL;
}

static void hidden(struct page *form, const char *name, const char *value)
{
	struct page *p = page_again(form, "keep");

	page_text(p, "name", name);
	page_text(p, "value", value);
}

/* Calls `put` with each field that had a file, and the file's name. */
static void each_file(struct request *rq, struct page *form, void (*put)(struct request *, struct page *, const char *, const char *))
{
	for (size_t i = 0; i < rq->body.count; i++)
		if (strncmp(rq->body.list[i].name, UPLOAD, strlen(UPLOAD)) == 0)
			put(rq, form, rq->body.list[i].name + strlen(UPLOAD), rq->body.list[i].value);
	for (const struct upload *u = rq->uploads; u != NULL; u = u->next)
		put(rq, form, u->field, u->name);
}

static void keep_file(struct request *rq, struct page *form, const char *field, const char *name)
{
	hidden(form, arena_printf(&rq->arena, UPLOAD "%s", field), name);
}

static void ask_file(struct request *rq, struct page *form, const char *field, const char *name)
{
	struct page *p = page_again(form, "file");

	(void)rq;
	page_show(form, "multipart");
	page_text(p, "name", field);
	page_text(p, "file_name", name);
}

void resume_keep(struct request *rq, struct page *form)
{
	const char *to = resume_may(rq) ? meant_for(rq) : NULL;

	if (to == NULL)
		return;
	hidden(form, TO, to);
	for (size_t i = 0; i < rq->body.count; i++) {
		const char *name = name_of(rq, rq->body.list[i].name);
		if (name != NULL)
			hidden(form, arena_printf(&rq->arena, TEXT "%s", name), rq->body.list[i].value);
	}
	each_file(rq, form, keep_file);
}

void resume_put(struct request *rq, struct page *page, const char *once)
{
	const char *to = resume_may(rq) ? meant_for(rq) : NULL;
	struct page *form = to == NULL ? NULL : page_insert(page, "resume", "resume.html");

	if (form == NULL)
		return;
	page_text(form, "action", to);
	page_text(form, "once", once == NULL ? once_key(rq) : once);
	for (size_t i = 0; i < rq->body.count; i++) {
		const char *name = name_of(rq, rq->body.list[i].name);
		if (name != NULL)
			hidden(form, name, rq->body.list[i].value);
	}
	each_file(rq, form, ask_file);
}

int resume_go(struct request *rq, const char *name)
{
	if (pairs_get(rq->body, TO) == NULL || !resume_may(rq) || meant_for(rq) == NULL)
		return 0;
	frame_change(rq, "resumed.html");
	rq->title = say(rq, T("You are logged in again"));
	page_text(rq->page, "title", rq->title);
	page_text(rq->page, "name", name);
	resume_put(rq, rq->page, NULL);
	return 200;
}
