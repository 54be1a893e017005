/* keep.c -- see keep.h. */
#include "booking/keep.h"

#define TABLES 8

static struct {
	struct arena arena;              /* holds the rows and their texts */
	struct rows rows;
	int64_t site;
	instant until;
} rooms;

/* Rows live as long as a request; these are copied, text by text. */
static void copy_rooms(struct request *rq, struct rows from)
{
	struct room *list;
	size_t n = 0;

	rooms.site = 0;                  /* should the arena give up half way */
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
	rooms.until = rq->context.now + KEEP_SECONDS;
}

struct rows keep_rooms(struct request *rq)
{
	instant now = rq->context.now;

	if (rooms.site != rq->site.id || now >= rooms.until || now < rooms.until - KEEP_SECONDS)
		copy_rooms(rq, db_all(rq->db, &room_sql[ROOM_GRID], NULL));
	return rooms.rows;
}

static struct kept_table tables[TABLES];
static int oldest;

const struct kept_table *keep_find(const char *mark)
{
	for (int i = 0; i < TABLES; i++)
		if (strcmp(tables[i].mark, mark) == 0)
			return &tables[i];
	return NULL;
}

void keep_table(const char *mark, int shown, int idle, const char *html, size_t length)
{
	struct kept_table *t = &tables[oldest];

	if (length > KEEP_MOST || strlen(mark) != sizeof(t->mark) - 1)
		return;
	oldest = (oldest + 1) % TABLES;
	memcpy(t->mark, mark, sizeof(t->mark));
	memcpy(t->html, html, length);
	t->length = length;
	t->rooms = shown;
	t->idle = idle;
}
