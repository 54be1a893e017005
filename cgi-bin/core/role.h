/* role.h -- who a person is to the house; one bit each, so a table can say "any
** of these".  The codes and the departments are those of procedures §4. */
#ifndef CORE_ROLE_H
#define CORE_ROLE_H
#include "core/core.h"

enum role {
	ROLE_GUEST          = 1 << 0,    /* nobody: not logged in */
	ROLE_MEMBER         = 1 << 1,    /* a person of a tenant company */
	ROLE_COMPANY_ADMIN  = 1 << 2,    /* manages that company's people, sees all of its things */
	ROLE_RECEPTIONIST   = 1 << 3,
	ROLE_OPERATOR       = 1 << 4,    /* telephone, fax, copying */
	ROLE_ROOM_KEEPER    = 1 << 5,    /* meeting-room department */
	ROLE_SHIFT_LEADER   = 1 << 6,
	ROLE_SUPERVISOR     = 1 << 7,    /* service supervisor, department supervisor */
	ROLE_MANAGER        = 1 << 8,    /* department manager */
	ROLE_LEASING        = 1 << 9,
	ROLE_FINANCE        = 1 << 10,
	ROLE_ENGINEER       = 1 << 11,
	ROLE_GUARD          = 1 << 12,
	ROLE_CLEANER        = 1 << 13,
	ROLE_DOCUMENTS      = 1 << 14,   /* document processing */
	ROLE_GENERAL        = 1 << 15,   /* general manager */
	ROLE_ADMIN          = 1 << 16,   /* organisation, users, settings */
	ROLE_CLOCK          = 1 << 17,   /* tick, when a deadline passes */
	ROLE_NAMED          = 1 << 18,   /* staff whom the record at hand names: face.named */
};
#define ROLE_TENANT (ROLE_MEMBER | ROLE_COMPANY_ADMIN)
#define ROLE_DESK   (ROLE_RECEPTIONIST | ROLE_OPERATOR | ROLE_SHIFT_LEADER | ROLE_SUPERVISOR | ROLE_MANAGER)
#define ROLE_LEADER (ROLE_SHIFT_LEADER | ROLE_SUPERVISOR | ROLE_MANAGER | ROLE_GENERAL)
#define ROLE_STAFF  (ROLE_DESK | ROLE_ROOM_KEEPER | ROLE_LEASING | ROLE_FINANCE | ROLE_ENGINEER | \
	ROLE_GUARD | ROLE_CLEANER | ROLE_DOCUMENTS | ROLE_GENERAL | ROLE_ADMIN)
/* Who may book a room; other staff only look. */
#define ROLE_BOOKING (ROLE_TENANT | ROLE_DESK | ROLE_ROOM_KEEPER | ROLE_GENERAL)

struct role_name { const char *code; unsigned bit; const char *label; };
extern const struct role_name role_names[];     /* up to .code == NULL */
/* The bits of a list of codes "receptionist,admin"; unknown codes give none. */
unsigned role_bits(const char *codes);
#endif
