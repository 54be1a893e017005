/* jail_test.c -- what a worker can no longer do, each tried in a process of its own. */
#define CORE_RAW
#include "core/core.h"
#include "edge/jail.h"
#include "edge/secret.h"
#include "edge/zone.h"
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#else
#define SANITIZED false
#endif

/* How a child ends that goes to jail and then does `what`: its exit status, or
** minus the signal. */
static int inside(int (*what)(void))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		jail();
		_exit(what());
	}
	waitpid(child, &status, 0);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static int run_program(void) { return execl("/bin/true", "true", (char *)NULL) != 0; }
static int make_process(void) { return fork() < 0 ? 3 : 1; }
static int reach_network(void) { return socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM ? 3 : 1; }
static int signal_parent(void) { return kill(getppid(), 0); }
static int make_code(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return mprotect(p, 4096, PROT_READ | PROT_EXEC) != 0 && errno == EPERM && mmap(NULL, 4096,
		PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? 3 : 1;
}
static int raise_limit(void)
{
	return setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 }) != 0 ? 3 : 1;
}
static int change_mode(void) { return chmod("/tmp", 0777); }
static int dump_core(void) { struct rlimit l; return getrlimit(RLIMIT_CORE, &l) == 0 && l.rlim_max == 0 ? 3 : 1; }

static int work_as_usual(void)
{
	struct arena a = { .limit = 1 << 20 };
	jmp_buf out;
	int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);

	a.out = &out;
	if (setjmp(out) != 0 || fd < 0)
		return 1;
	close(fd);
	if (zone_day("Asia/Shanghai", zone_now()) < 20000 || secret_password_hash(&a, "x") == NULL)
		return 1;
	fd = socket(AF_UNIX, SOCK_STREAM, 0);
	return fd < 0 ? 1 : 3;
}

static void a_worker_works_as_usual(void **state)
{
	(void)state;
	assert_int_equal(inside(work_as_usual), 3);
	assert_int_equal(inside(dump_core), 3);
}

static void programs_and_processes_end_it(void **state)
{
	(void)state;
	assert_int_equal(inside(run_program), -SIGSYS);
	assert_int_equal(inside(signal_parent), -SIGSYS);
	assert_int_equal(inside(change_mode), -SIGSYS);
	assert_int_equal(inside(make_process), 3);
}

static void network_code_and_limits_are_closed(void **state)
{
	(void)state;
	assert_int_equal(inside(reach_network), 3);
	assert_int_equal(inside(make_code), 3);
	assert_int_equal(inside(raise_limit), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_worker_works_as_usual),
		cmocka_unit_test(programs_and_processes_end_it),
		cmocka_unit_test(network_code_and_limits_are_closed),
	};
	unsetenv("FOYER_DB");
	/* The others need the shipped build: tests/lint/jail.sh. */
	return secret_start() == 0 ? _cmocka_run_group_tests("jail", tests, SANITIZED ? 1 : COUNT(tests), NULL, NULL) : 1;
}
