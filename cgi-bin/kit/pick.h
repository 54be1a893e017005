/* pick.h -- find a company or person by name, number, room, phone, pinyin or initials.
**
** At the desk all of the site; in the portal only the reader's own company and its
** people, whatever id or name is sent.  A picker of persons says of whom it offers:
** "" anybody, "tenant", or the codes of roles, "cleaner,dept_manager": staff with one
** of them in an active department. */
#ifndef KIT_PICK_H
#define KIT_PICK_H
#include "core/request.h"

/* The one company meant by what was typed: one that is called exactly so, else the
** only one that fits; 0: none, -1: several. */
int64_t pick_company(struct request *rq, const char *typed);
/* What a field declares, in those words. */
const char *pick_who(struct request *rq, const struct field *f);
/* company 0: anybody the reader may see; of staff it is not asked. */
int64_t pick_person(struct request *rq, const char *typed, int64_t company, const char *who);
/* Its name as the picker shows it; NULL: there is none for this reader. */
const char *pick_company_name(struct request *rq, int64_t id);
const char *pick_person_name(struct request *rq, int64_t id, const char *who);
/* The company of a person, 0: of the house, or nobody this reader may see. */
int64_t pick_person_company(struct request *rq, int64_t id);

/* "chen guang yi qi" of 辰光仪器, "" when it cannot be told; for a person the
** surname is read as one. */
const char *pick_pinyin(struct request *rq, const char *name, bool person);
/* "cgyq" of "chen guang yi qi", at most `most` letters. */
const char *pick_initials(struct request *rq, const char *pinyin, size_t most);

/* GET /pick/company?q= and /pick/person?q=&company=&who=: a JSON list of id, name, note. */
extern const struct module pick_module;
#endif
