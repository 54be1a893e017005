/* staff.h -- the house's own people, their departments and roles (P120). */
#ifndef STAFF_H
#define STAFF_H
#include "core/module.h"

struct department {
	struct record r;
	const char *code, *name, *name_en;
	int64_t people;                  /* how many have a role in it */
};

struct held_role {                            /* a person has a role in a department */
	int64_t id, person, department;
	const char *role, *department_name;
	const char *name, *title, *extension, *mobile, *email;       /* of the person, for the list on paper */
};

enum { STAFF_DEPARTMENTS, STAFF_POSTS, STAFF_GRANT, STAFF_REVOKE, STAFF_ADMINS, STAFF_FOUND, STAFF_HOUSE };
enum { DEPARTMENT_ONE, DEPARTMENT_MAKE, DEPARTMENT_MOVE, DEPARTMENT_ADMIN, DEPARTMENT_CODE };

extern const struct table department_table, held_role_table;
extern const struct sql staff_sql[], department_sql[];
extern const struct module staff_module, department_module;

/* The department of the first administrator, as they call it, where the site has none of code "administration". */
void staff_found(struct request *rq, const char *name);
/* The roles page of a member of staff: GET and POST /staff/:id/roles. */
int  staff_roles(struct request *rq);
/* Would the house be without an administrator if `person` were none? */
bool staff_last_admin(struct request *rq, int64_t person);
/* "Receptionist" in the reader's language. */
const char *staff_role_label(struct request *rq, const char *code);
extern const struct sheet staff_sheets[];
/* Adds the posts to the page of a member of staff. */
void staff_more(struct request *rq, void *row);
#endif
