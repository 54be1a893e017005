/* keep.c -- see keep.h. */
#include "booking/keep.h"

#define TABLES 16

static struct {
	struct arena arena;              /* holds the rows and their texts */
	struct rows rows;
	int64_t site, edition;
} rooms;

/* Rows live as long as a request; these are copied, text by text. */
static void copy_rooms(struct request *rq, struct rows from, int64_t edition)
{
	struct room *list;
	size_t n = 0;

	rooms.edition = -1;              /* should the arena give up half way */
	rooms.arena.out = rq->arena.out;
	rooms.arena.limit = 4 << 20;
	arena_reset(&rooms.arena);
	list = arena_take(&rooms.arena, (from.count + 1) * sizeof(*list));
	EACH_ROW(struct room, r, from) {
		list[n] = *r;
		for (const struct column *c = room_table.columns; c->name != NULL; c++)
			if (c->type == TYPE_TEXT) {
				const char **text = column_text(c, &list[n]);
				*text = **text == '\0' ? "" : arena_text(&rooms.arena, *text, strlen(*text));
			}
		n++;
	}
	rooms.rows = (struct rows){ list, n, sizeof(*list) };
	rooms.site = rq->site.id;
	rooms.edition = edition;
}

struct rows keep_rooms(struct request *rq, const struct edition *e)
{
	if (rooms.site != rq->site.id || rooms.edition != e->room)
		copy_rooms(rq, db_all(rq->db, &room_sql[ROOM_GRID], NULL), e->room);
	return rooms.rows;
}

static struct { struct kept_table t; char html[KEEP_MOST]; } tables[TABLES];
static int oldest;

const struct kept_table *keep_find(const char *mark)
{
	for (int i = 0; i < TABLES && *mark != '\0'; i++)
		if (strcmp(tables[i].t.mark, mark) == 0)
			return &tables[i].t;
	return NULL;
}

struct kept_table *keep_table(struct arena *a, const char *mark, const char *html, size_t length)
{
	struct kept_table *t = &tables[oldest].t;

	if (*mark == '\0' || strlen(mark) >= sizeof(t->mark) || length > KEEP_MOST) {
		t = arena_take(a, sizeof(*t));
		t->html = arena_text(a, html, length);
	} else {
		memcpy(t->mark, mark, strlen(mark) + 1);
		t->html = memcpy(tables[oldest].html, html, length);
		oldest = (oldest + 1) % TABLES;
	}
	t->length = length;
	return t;
}
