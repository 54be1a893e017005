/* pages.c -- the dossier's page: pictures, layouts, prices, closures; photographs. */
#include "room/pages.h"
#include "kit/file.h"
#include "kit/history.h"
#include "kit/once.h"
#include "kit/record.h"
#include "edge/page.h"
#include "room/closure.h"

static const struct column columns[] = {
	ID_COLUMN(struct photo, id, NULL), ID_COLUMN(struct photo, room, NULL), { 0 }
};
static const struct table photo_table = { "file", sizeof(struct photo), columns };
const struct sql room_photo_sql[] = {
	{ "SELECT id, record AS room FROM file WHERE module = 'room' AND record = :room AND kind = 'photo'"
	  " ORDER BY id", &photo_table, &photo_table },
	{ "DELETE FROM file WHERE id = :id AND module = 'room' AND record = :room AND kind = 'photo'",
	  &photo_table, NULL },
	{ 0 }
};

struct rows room_photos(struct request *rq, int64_t room)
{
	struct photo of = { 0, room };

	return db_all(rq->db, &room_photo_sql[0], &of);
}

static void put_photos(struct request *rq, struct page *p, const struct room *r)
{
	EACH_ROW(struct photo, x, room_photos(rq, r->r.id)) {
		struct page *line = page_again(p, "photo");
		page_text(line, "src", arena_printf(&rq->arena, "/%s/room/%lld/photo?file=%lld",
			rq->program->name, (long long)r->r.id, (long long)x->id));
		page_text(line, "alt", room_name(rq, r));
		page_int(line, "photo", x->id);
		if (rq->program->audience == DESK)
			page_show(line, "keep");
	}
}

void room_more(struct request *rq, void *row)
{
	struct room *r = row;
	struct page *p = page_insert(rq->page, "more", "room/more.html");
	struct page *aside = page_insert(rq->page, "aside", "room/aside.html");

	rq->title = room_name(rq, r);
	room_dossier(rq, p, r);
	room_face(rq, aside, r);
	put_photos(rq, p, r);
	page_int(p, "room", r->r.id);
	if (strcmp(r->r.state, "published") == 0) {
		struct page *act = page_again(aside, "bookable");
		page_text(act, "grid_url", arena_printf(&rq->arena, "/%s/booking/week?room=%lld",
			rq->program->name, (long long)r->r.id));
		if ((rq->user.roles & ROLE_BOOKING) != 0)
			page_text(page_again(act, "may_book"), "url", arena_printf(&rq->arena, "/%s/booking/new?room=%lld",
				rq->program->name, (long long)r->r.id));
	}
	if (rq->program->audience == DESK) {
		page_show(p, "keep");
		closure_show(rq, p, r->r.id);
	}
}

int room_photo(struct request *rq)
{
	const char *id = pairs_get(rq->query, "file");

	if (id == NULL || room_read(rq, rq->match.id, rq->program->audience != DESK) == NULL)
		return 404;
	return file_send(rq, "room", rq->match.id, strtoll(id, NULL, 10), true);
}

int room_photo_add(struct request *rq)
{
	struct room *r = room_read(rq, rq->match.id, false);
	const struct upload *u = file_upload(rq, "photo");

	if (r == NULL)
		return 404;
	if (rq->method == POST) {
		if (u == NULL || u->size == 0)
			form_fault(rq, "photo", T("Choose a photograph first."));
		else if (u->wrong != NULL)
			form_fault(rq, "photo", "%s", say(rq, u->wrong));
		else if (strcmp(u->type, "image/jpeg") != 0 && strcmp(u->type, "image/png") != 0)
			form_fault(rq, "photo", T("This is no photograph; JPEG or PNG is needed."));
		if (rq->faults == NULL) {
			file_attach(rq, u, "room", r->r.id, "photo");
			history_write(rq, &room_module, r->r.id, "edit", NULL, NULL, u->name);
			return redirect_to(rq, "/room/%lld", (long long)r->r.id);
		}
		page_text(page_again(rq->page, "wrong"), "error", rq->faults->text);
	}
	rq->title = say_f(rq, T("A photograph of %s"), room_name(rq, r));
	page_text(rq->page, "title", rq->title);
	page_int(rq->page, "room", r->r.id);
	page_text(rq->page, "once", once_key(rq));
	page_text(rq->page, "room_name", room_name(rq, r));
	return rq->method == POST ? 422 : 200;
}

int room_photo_drop(struct request *rq)
{
	const char *id = pairs_get(rq->body, "photo");
	struct photo x = { id == NULL ? 0 : strtoll(id, NULL, 10), rq->match.id };

	if (room_read(rq, x.room, false) == NULL || db_run(rq->db, &room_photo_sql[1], &x) != 1)
		return 404;
	history_write(rq, &room_module, x.room, "edit", NULL, NULL, say(rq, T("A photograph was taken out.")));
	return redirect_to(rq, "/room/%lld", (long long)x.room);
}
