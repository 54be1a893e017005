/* flow.c -- walk a declared flow. */
#include "core/flow.h"

const struct state *flow_state(const struct flow *f, const char *name)
{
	for (const struct state *s = f->states; s->name != NULL; s++)
		if (strcmp(s->name, name) == 0)
			return s;
	return NULL;
}

bool flow_from(const struct step *s, const char *state)
{
	size_t n = strlen(state);

	for (const char *p = s->from; *p != '\0'; ) {
		size_t word = strcspn(p, " ");
		if (word == n && memcmp(p, state, n) == 0)
			return true;
		p += word;
		p += *p == ' ';
	}
	return false;
}

const struct step *flow_step(const struct flow *f, const char *from,
	const char *name, unsigned roles)
{
	for (const struct step *s = f->steps; s->name != NULL; s++)
		if (strcmp(s->name, name) == 0 && flow_from(s, from) &&
		    (s->roles & roles) != 0)
			return s;
	return NULL;
}

/* Every word of `from` is a state. */
static bool known(const struct flow *f, const char *from)
{
	while (*from != '\0') {
		size_t n = strcspn(from, " ");
		bool found = false;
		for (const struct state *s = f->states; s->name != NULL; s++)
			found |= strlen(s->name) == n && memcmp(s->name, from, n) == 0;
		if (!found)
			return false;
		from += n;
		from += *from == ' ';
	}
	return true;
}

static const char *check_overdue(const struct flow *f, const struct state *t)
{
	if (t->due.overdue == NULL)
		return NULL;
	if (!flow_timed(t))
		return "an overdue step without a deadline";
	if (flow_step(f, t->name, t->due.overdue, ROLE_CLOCK) == NULL)
		return "an overdue step the clock may not take";
	return NULL;
}

const char *flow_check(const struct flow *f)
{
	for (const struct step *s = f->steps; s->name != NULL; s++) {
		if (!known(f, s->from)) return "a step leaves an unknown state";
		if (s->to != NULL && flow_state(f, s->to) == NULL) return "a step enters an unknown state";
		if (s->roles == 0) return "a step nobody may take";
		if (s->only_overdue && s->refusal == NULL) return "a step that waits without saying why";
	}
	for (const struct state *t = f->states; t->name != NULL; t++)
		if (t->ends.until != NULL && (t->ends.overdue == NULL || flow_step(f, t->name, t->ends.overdue, ROLE_CLOCK) == NULL))
			return "time ends a state by a step the clock may not take";
	for (const struct state *t = f->states; t->name != NULL; t++) {
		bool entered = t == f->states;
		const char *wrong = check_overdue(f, t);
		if (wrong != NULL)
			return wrong;
		for (const struct step *s = f->steps; s->name != NULL; s++)
			entered |= s->to != NULL && strcmp(s->to, t->name) == 0;
		if (!entered) return "a state nothing enters";
		for (const struct step *s = f->steps; s->name != NULL && t->final; s++)
			if (flow_from(s, t->name) && s->to != NULL) return "a step leaves a final state";
	}
	return NULL;
}
