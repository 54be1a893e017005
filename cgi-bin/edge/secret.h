/* secret.h -- randomness, digests and passwords, by libsodium. */
#ifndef EDGE_SECRET_H
#define EDGE_SECRET_H
#include "core/arena.h"

#define SECRET_TOKEN 43              /* characters of a token: 32 bytes, base64url */
int  secret_start(void);             /* 0, or -1 */
/* A new unguessable token, in the arena. */
const char *secret_token(struct arena *a);
/* BLAKE2b-256 of a text in hex (64): what is stored instead of a token. */
const char *secret_digest(struct arena *a, const char *text, size_t length);
/* The same of what comes in pieces. */
struct secret_sum;
struct secret_sum *secret_sum(struct arena *a);
void secret_sum_add(struct secret_sum *s, const void *bytes, size_t n);
const char *secret_sum_end(struct secret_sum *s, struct arena *a);
bool secret_equal(const char *a, const char *b);         /* constant time */
/* A number from 0 to most - 1. */
uint32_t secret_below(uint32_t most);
/* Argon2id, 19 MiB, 2 passes; at most 2 at once on the machine (lock files in
** FOYER_VAR/run), waiting at most 10 s: NULL then. */
const char *secret_password_hash(struct arena *a, const char *password);
/* hash NULL: spends the same time on a constant and answers false.  *busy: it
** could not be tried within the 10 s. */
bool secret_password_fits(const char *hash, const char *password, bool *busy);
/* A short code for people: n upper-case letters and digits without 0O1IL. */
const char *secret_code(struct arena *a, int n);
#endif
