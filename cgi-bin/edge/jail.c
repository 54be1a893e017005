/* jail.c -- the only file that knows libseccomp.
**
** A worker that somebody took over can read and write below $FOYER_VAR as before
** and talk to the store, and that is all: what stands in `allowed` works, what
** runs programs or reaches other processes ends the worker, the rest fails with
** EPERM.  Sanitizers need more than a jail gives, their builds go without. */
#define CORE_RAW
#include "edge/jail.h"
#include "core/core.h"
#include <errno.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#define MEMORY_MOST (1024ul * 1024 * 1024)

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#else
#define SANITIZED false
#endif

static const char *const allowed[] = {
	/* connections */
	"accept", "accept4", "poll", "ppoll", "select", "read", "readv", "recvfrom", "recvmsg", "write", "writev",
	"sendto", "sendmsg", "shutdown", "close", "connect", "getsockopt", "setsockopt", "getsockname",
	"getpeername", "fcntl",
	/* files: uploads, zones, the kinds of files, sheets */
	"open", "openat", "lseek", "fstat", "newfstatat", "stat", "lstat", "statx", "pread64", "pwrite64",
	"access", "faccessat", "faccessat2", "unlink", "unlinkat", "rename", "renameat", "renameat2",
	"mkdir", "mkdirat", "flock", "ftruncate", "fsync", "fdatasync", "umask", "getcwd", "readlink", "getdents64",
	/* memory and time */
	"munmap", "mremap", "madvise", "brk", "futex", "sched_yield", "clock_gettime", "clock_getres",
	"clock_nanosleep", "nanosleep", "gettimeofday", "time", "getrandom", "sysinfo", "uname",
	/* oneself */
	"getpid", "gettid", "getuid", "geteuid", "getgid", "getegid", "tgkill", "rt_sigprocmask", "rt_sigaction",
	"rt_sigreturn", "sigaltstack", "restart_syscall", "exit", "exit_group", "sched_getaffinity", "getrusage",
	"set_robust_list", "rseq",
};

static const char *const deadly[] = {
	"execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev", "kill", "tkill",
	"mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "bpf", "perf_event_open", "keyctl",
	"add_key", "request_key", "init_module", "finit_module", "kexec_load", "userfaultfd", "io_uring_setup",
	"memfd_create", "setuid", "setgid", "setresuid", "setresgid", "link", "linkat", "symlink", "symlinkat",
	"chmod", "fchmod", "fchmodat", "chown", "fchown", "mknod", "mknodat",
};

/* Allow `call` when its argument `which`, under `mask`, is `value`. */
static int add_when(scmp_filter_ctx c, int call, unsigned which, uint64_t mask, uint64_t value)
{
	struct scmp_arg_cmp when = { which, SCMP_CMP_MASKED_EQ, mask, value };

	return seccomp_rule_add_array(c, SCMP_ACT_ALLOW, call, 1, &when);
}

/* With conditions: plain requests of ioctl, memory that is not executed, reading of
** limits, and sockets only of the kind the store needs. */
static int add_conditions(scmp_filter_ctx c)
{
	static const unsigned requests[] = { FIONBIO, FIONREAD, TCGETS };
	const char *store = getenv("FOYER_DB");
	bool network = store != NULL && strchr(store, '/') == NULL;
	int rc = 0;

	for (size_t i = 0; i < COUNT(requests); i++)
		rc |= add_when(c, SCMP_SYS(ioctl), 1, UINT32_MAX, requests[i]);
	rc |= add_when(c, SCMP_SYS(mmap), 2, PROT_EXEC, 0);
	rc |= add_when(c, SCMP_SYS(mprotect), 2, PROT_EXEC, 0);
	rc |= add_when(c, SCMP_SYS(prlimit64), 2, UINT64_MAX, 0);
	rc |= add_when(c, SCMP_SYS(socket), 0, UINT32_MAX, AF_UNIX);
	if (network) {
		rc |= add_when(c, SCMP_SYS(socket), 0, UINT32_MAX, AF_INET);
		rc |= add_when(c, SCMP_SYS(socket), 0, UINT32_MAX, AF_INET6);
	}
	return rc;
}

static int add_names(scmp_filter_ctx c, uint32_t action, const char *const *names, size_t count)
{
	int rc = 0;

	for (size_t i = 0; i < count; i++) {
		int number = seccomp_syscall_resolve_name(names[i]);
		if (number != __NR_SCMP_ERROR)   /* not every machine has each */
			rc |= seccomp_rule_add(c, action, number, 0);
	}
	return rc;
}

static void limit(int what, rlim_t most)
{
	setrlimit(what, &(struct rlimit){ most, most });
}

void jail(void)
{
	scmp_filter_ctx c;
	int rc;

	limit(RLIMIT_CORE, 0);
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (SANITIZED)
		return;
	limit(RLIMIT_NPROC, 0);
	limit(RLIMIT_AS, MEMORY_MOST);
	c = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	if (c == NULL)
		return;
	rc = add_names(c, SCMP_ACT_ALLOW, allowed, COUNT(allowed)) | add_conditions(c) |
		add_names(c, SCMP_ACT_KILL_PROCESS, deadly, COUNT(deadly));
	/* C libraries fall back from these when they do not exist. */
	rc |= seccomp_rule_add(c, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
	if (rc == 0)
		rc = seccomp_load(c);
	if (rc != 0)
		fprintf(stderr, "jail: this kernel does not close it\n");
	seccomp_release(c);
}
