/* secret.c -- the only file that knows libsodium. */
#define CORE_RAW
#include "edge/secret.h"
#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define PASSES 2
#define MEMORY (19 * 1024 * 1024)
#define AT_ONCE 2
#define WAIT_MS 10000
#define DIGEST 32

/* Of a random text nobody knows; tried when there is no hash to try. */
static const char nobody[] = "$argon2id$v=19$m=19456,t=2,p=1$ixTpQNDRM3Ie0Fsm1hfw1Q$"
	"ewzZJNR8get7BVyXW/C1UR1beXeS9/8/l2zwrwquJ8A";

struct secret_sum { crypto_generichash_state state; };

int secret_start(void)
{
	return sodium_init() < 0 ? -1 : 0;
}

const char *secret_token(struct arena *a)
{
	unsigned char bytes[32];
	char text[SECRET_TOKEN + 1];

	randombytes_buf(bytes, sizeof(bytes));
	sodium_bin2base64(text, sizeof(text), bytes, sizeof(bytes),
		sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	return arena_text(a, text, SECRET_TOKEN);
}

static const char *hex(struct arena *a, const unsigned char sum[static DIGEST])
{
	char *text = arena_take(a, DIGEST * 2 + 1);

	return sodium_bin2hex(text, DIGEST * 2 + 1, sum, DIGEST);
}

const char *secret_digest(struct arena *a, const char *text, size_t length)
{
	unsigned char sum[DIGEST];

	crypto_generichash(sum, sizeof(sum), (const unsigned char *)text, length, NULL, 0);
	return hex(a, sum);
}

/* The state wants 64-byte alignment, the arena gives 16. */
struct secret_sum *secret_sum(struct arena *a)
{
	uintptr_t at = (uintptr_t)arena_take(a, sizeof(struct secret_sum) + 64);
	struct secret_sum *s = (struct secret_sum *)((at + 63) & ~(uintptr_t)63);

	crypto_generichash_init(&s->state, NULL, 0, DIGEST);
	return s;
}

void secret_sum_add(struct secret_sum *s, const void *bytes, size_t n)
{
	crypto_generichash_update(&s->state, bytes, n);
}

const char *secret_sum_end(struct secret_sum *s, struct arena *a)
{
	unsigned char sum[DIGEST];

	crypto_generichash_final(&s->state, sum, sizeof(sum));
	return hex(a, sum);
}

bool secret_equal(const char *a, const char *b)
{
	size_t n = strlen(a);

	return n == strlen(b) && sodium_memcmp(a, b, n) == 0;
}

uint32_t secret_below(uint32_t most)
{
	return randombytes_uniform(most);
}

/* Wait for one of the places; its descriptor, -2: none to be had here, -1: busy. */
static int place_take(void)
{
	const char *var = getenv("FOYER_VAR");
	int fd[AT_ONCE];
	int got = -1;

	if (var == NULL)
		return -2;
	for (int i = 0; i < AT_ONCE; i++) {
		char path[512];
		snprintf(path, sizeof(path), "%s/run/password.%d", var, i);
		fd[i] = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
		if (fd[i] < 0) {
			while (i-- > 0)
				close(fd[i]);
			return -2;
		}
	}
	for (int ms = 0; got < 0 && ms < WAIT_MS; ms += 10) {
		for (int i = 0; got < 0 && i < AT_ONCE; i++)
			if (flock(fd[i], LOCK_EX | LOCK_NB) == 0)
				got = i;
		if (got < 0)
			nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
	}
	for (int i = 0; i < AT_ONCE; i++)
		if (i != got)
			close(fd[i]);
	return got < 0 ? -1 : fd[got];
}

static void place_leave(int fd)
{
	if (fd >= 0)
		close(fd);
}

const char *secret_password_hash(struct arena *a, const char *password)
{
	char text[crypto_pwhash_STRBYTES];
	int place = place_take(), rc;

	if (place == -1)
		return NULL;
	rc = crypto_pwhash_str(text, password, strlen(password), PASSES, MEMORY);
	place_leave(place);
	return rc != 0 ? NULL : arena_text(a, text, strlen(text));
}

bool secret_password_fits(const char *hash, const char *password, bool *busy)
{
	bool known = hash != NULL && *hash != '\0', fits;
	char full[crypto_pwhash_STRBYTES] = "";
	int place = place_take();

	*busy = place == -1;
	if (*busy)
		return false;
	snprintf(full, sizeof(full), "%s", known ? hash : nobody);
	fits = crypto_pwhash_str_verify(full, password, strlen(password)) == 0;
	place_leave(place);
	return fits && known;
}

const char *secret_code(struct arena *a, int n)
{
	static const char letters[] = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
	char *text = arena_take(a, (size_t)n + 1);

	for (int i = 0; i < n; i++)
		text[i] = letters[randombytes_uniform(sizeof(letters) - 1)];
	return text;
}
