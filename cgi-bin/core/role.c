/* role.c -- the codes of the roles, as the store keeps them. */
#include "core/role.h"

/* clang-format off */
const struct role_name role_names[] = {
	{ "receptionist",       ROLE_RECEPTIONIST, T("Receptionist") },
	{ "operator",           ROLE_OPERATOR,     T("Operator") },
	{ "room_keeper",        ROLE_ROOM_KEEPER,  T("Meeting-room keeper") },
	{ "shift_leader",       ROLE_SHIFT_LEADER, T("Shift leader") },
	{ "dept_supervisor",    ROLE_SUPERVISOR,   T("Department supervisor") },
	{ "service_supervisor", ROLE_SUPERVISOR,   T("Customer-service supervisor") },
	{ "dept_manager",       ROLE_MANAGER,      T("Department manager") },
	{ "leasing_manager",    ROLE_LEASING,      T("Leasing manager") },
	{ "leasing_inside",     ROLE_LEASING,      T("Leasing clerk") },
	{ "finance_clerk",      ROLE_FINANCE,      T("Finance clerk") },
	{ "engineer",           ROLE_ENGINEER,     T("Engineer") },
	{ "guard",              ROLE_GUARD,        T("Guard") },
	{ "cleaner",            ROLE_CLEANER,      T("Cleaner") },
	{ "doc_controller",     ROLE_DOCUMENTS,    T("Document controller") },
	{ "general_manager",    ROLE_GENERAL,      T("General manager") },
	{ "admin",              ROLE_ADMIN,        T("Administrator") },
	{ 0 }
};
/* clang-format on */

unsigned role_bits(const char *codes)
{
	unsigned bits = 0;

	while (*codes != '\0') {
		size_t n = strcspn(codes, ",");
		for (const struct role_name *r = role_names; r->code != NULL; r++)
			if (strlen(r->code) == n && memcmp(r->code, codes, n) == 0)
				bits |= r->bit;
		codes += n;
		codes += *codes == ',';
	}
	return bits;
}
