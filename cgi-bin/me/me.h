/* me.h -- what everybody keeps about themselves: profile, password, language, light, log-ins. */
#ifndef ME_H
#define ME_H
#include "core/module.h"

struct me {
	int64_t id;
	const char *name, *title, *extension, *email, *mobile, *lang, *theme, *password, *pinyin, *initials;
	const char *old, *fresh, *again; /* of the password form */
	const char *agent, *address;     /* of a session */
	instant seen_at, made_at;
};

enum { ME_ONE, ME_KEEP, ME_LANG, ME_THEME, ME_SESSIONS };
extern const struct table me_table;
extern const struct sql me_sql[];
extern const struct module me_module;
#endif
