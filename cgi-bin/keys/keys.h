/* keys.h -- the desk's keyboard shortcuts, from what the modules declare. */
#ifndef KEYS_H
#define KEYS_H
#include "core/module.h"
extern const struct module keys_module;
#endif
