/* pick.h -- find a company or person by name, number, room, phone, pinyin or initials. */
#ifndef KIT_PICK_H
#define KIT_PICK_H
#include "core/request.h"
/* The one company meant by what was typed (id as digits wins when `exact` is
** given by the picker); 0: none, -1: several. */
int64_t pick_company(struct request *rq, const char *typed);
int64_t pick_person(struct request *rq, const char *typed, int64_t company);
const char *pick_company_name(struct request *rq, int64_t id);
const char *pick_person_name(struct request *rq, int64_t id);
/* GET /pick/company?q= and /pick/person?q=&company=: JSON for the typeahead. */
extern const struct module pick_module;
#endif
