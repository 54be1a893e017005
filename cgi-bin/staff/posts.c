/* posts.c -- who has which role in which department: many to many. */
#include "staff/staff.h"
#include "person/person.h"
#include "kit/form.h"
#include "kit/frame.h"
#include "kit/history.h"
#include "kit/record.h"
#include "edge/db.h"
#include "edge/page.h"

/* Departments in the reader's language, their id as the value. */
static const struct choice *departments(struct request *rq)
{
	struct rows rows = db_all(rq->db, &staff_sql[STAFF_DEPARTMENTS], NULL);
	struct choice *list = arena_take(&rq->arena, (rows.count + 1) * sizeof(*list)), *c = list;

	EACH_ROW(struct department, d, rows)
		*c++ = (struct choice){ arena_printf(&rq->arena, "%lld", (long long)d->r.id),
			strcmp(rq->lang, "en") == 0 && *d->name_en != '\0' ? d->name_en : d->name };
	return list;
}

static const struct choice *roles(struct request *rq)
{
	struct choice *list, *c;
	size_t n = 0;

	while (role_names[n].code != NULL)
		n++;
	c = list = arena_take(&rq->arena, (n + 1) * sizeof(*list));
	for (const struct role_name *r = role_names; r->code != NULL; r++)
		*c++ = (struct choice){ r->code, r->label };
	return list;
}

/* clang-format off */
static const struct field fields[] = {
	{ "department", NULL, NULL, INPUT_CHOICE, .required = true, .offer = departments, .source = "department", .width = WIDTH_HALF },
	{ "role",       NULL, T("Rights follow the role, in whichever department it is held."), INPUT_CHOICE, .required = true, .offer = roles, .width = WIDTH_HALF },
	{ 0 }
};
static const struct form form = { "held_role", &held_role_table, fields, .submit = T("Give the role") };
/* clang-format on */

const char *staff_role_label(struct request *rq, const char *code)
{
	for (const struct role_name *r = role_names; r->code != NULL; r++)
		if (strcmp(r->code, code) == 0)
			return say(rq, r->label);
	return code;
}

bool staff_last_admin(struct request *rq, int64_t person)
{
	struct held_role p = { .person = person }, other;

	table_blank(&held_role_table, &other);
	return !db_one(rq->db, &staff_sql[STAFF_ADMINS], &p, &other);
}

static struct rows posts(struct request *rq, int64_t person)
{
	return db_all(rq->db, &staff_sql[STAFF_POSTS], &(struct held_role){ .person = person, .role = rq->lang });
}

/* The posts as rows with a button each. */
static void put_posts(struct request *rq, struct page *into, const char *url, int64_t person)
{
	struct page *box = page_insert(into, "more", "staff/more.html");
	struct rows rows = posts(rq, person);

	page_text(box, "roles_url", url);
	if (rows.count == 0)
		page_show(box, "none");
	EACH_ROW(struct held_role, r, rows) {
		struct page *p = page_again(box, "post");
		page_text(p, "role", staff_role_label(rq, r->role));
		page_text(p, "department", r->department_name);
	}
}

void staff_more(struct request *rq, void *row)
{
	const struct person *p = row;

	put_posts(rq, rq->page, arena_printf(&rq->arena, "/desk/staff/%lld/roles", (long long)p->r.id), p->r.id);
}

static int draw(struct request *rq, const struct person *p)
{
	const char *back = arena_printf(&rq->arena, "/desk/staff/%lld", (long long)p->r.id);
	struct rows rows = posts(rq, p->r.id);
	struct page *c, *box;

	rq->title = say_f(rq, T("Roles of %s"), p->name);
	page_text(rq->page, "title", rq->title);
	c = page_again(rq->page, "crumb");
	page_text(c, "url", back);
	page_text(c, "label", p->name);
	form_draw(rq, rq->page, &form, NULL, arena_printf(&rq->arena, "%s/roles", back), back);
	box = page_insert(rq->page, "aside", "staff/posts.html");
	page_text(box, "roles_url", arena_printf(&rq->arena, "%s/roles", back));
	if (rows.count == 0)
		page_show(box, "none");
	EACH_ROW(struct held_role, r, rows) {
		struct page *row = page_again(box, "post");
		page_text(row, "role", staff_role_label(rq, r->role));
		page_text(row, "role_code", r->role);
		page_text(row, "department", r->department_name);
		page_int(row, "department_id", r->department);
	}
	return rq->faults == NULL ? 200 : 422;
}

static const char *words(struct request *rq, const struct held_role *p)
{
	const struct choice *d = departments(rq);

	return say_f(rq, T("%s, %s"), staff_role_label(rq, p->role),
		choice_label(d, arena_printf(&rq->arena, "%lld", (long long)p->department)));
}

/* take=1: the role is taken away; else given. */
int staff_roles(struct request *rq)
{
	struct person *p = record_read(rq);
	const char *take_away = pairs_get(rq->body, "take");
	struct held_role post = { .person = rq->match.id, .role = "" };

	if (p == NULL)
		return 404;
	if (rq->method == GET || !form_read(rq, &form, &post))
		return draw(rq, p);
	if (take_away == NULL) {
		db_run(rq->db, &staff_sql[STAFF_GRANT], &post);
		history_write(rq, rq->module, p->r.id, "grant", NULL, NULL, words(rq, &post));
	} else {
		if (strcmp(post.role, "admin") == 0 && staff_last_admin(rq, p->r.id)) {
			form_fault(rq, NULL, T("The house keeps at least one administrator. Give somebody else the role first."));
			return draw(rq, p);
		}
		db_run(rq->db, &staff_sql[STAFF_REVOKE], &post);
		history_write(rq, rq->module, p->r.id, "revoke", NULL, NULL, words(rq, &post));
	}
	return redirect_to(rq, "/staff/%lld/roles?did=saved", (long long)p->r.id);
}
