/*
 * A library to be preloaded: the Nth call of the program's input and output, or for memory, fails.
 * FAULTS_KIND=io|memory, FAULTS_AT=N (0: none, they are only counted), FAULTS_STICKY=1 (all behind
 * it, too), FAULTS_ERRNO, FAULTS_COUNT=FILE of two numbers: the calls so far, and 1 where one
 * failed. What the program starts itself is left alone. Standard error never fails: what is said
 * there is looked at. Linux with glibc.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* glibc's own, which need no looking up: dlsym() would ask for memory. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

enum kind { NONE, INPUT_OUTPUT, MEMORY };

struct count {
	_Atomic uint32_t calls, failed;
};

/* A library that is preloaded has no other place to keep them. */
static struct {
	enum kind kind;
	uint32_t at;
	bool sticky;
	int number;
	struct count *count;
} state;

static long number_of(const char *name)
{
	const char *text = getenv(name);

	return text != NULL ? strtol(text, NULL, 10) : 0;
}

static __attribute__((constructor)) void begin(void)
{
	const char *kind = getenv("FAULTS_KIND"), *path = getenv("FAULTS_COUNT");
	long file, map;

	if (kind == NULL || path == NULL)
		return;
	file = syscall(SYS_openat, AT_FDCWD, path, O_RDWR, 0);
	map = syscall(
		SYS_mmap, NULL, sizeof *state.count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0L);
	if (file < 0 || map == -1)
		abort();
	syscall(SYS_close, file);
	unsetenv("LD_PRELOAD");
	state.count = (struct count *)map;
	state.at = (uint32_t)number_of("FAULTS_AT");
	state.sticky = number_of("FAULTS_STICKY") != 0;
	state.number = (int)number_of("FAULTS_ERRNO");
	state.kind = strcmp(kind, "io") == 0 ? INPUT_OUTPUT : MEMORY;
}

static bool fails(enum kind kind)
{
	uint32_t call;

	if (state.kind != kind)
		return false;
	call = atomic_fetch_add(&state.count->calls, 1) + 1;
	if (state.at == 0 || call < state.at || (call > state.at && !state.sticky))
		return false;
	atomic_store(&state.count->failed, 1);
	errno = kind == MEMORY ? ENOMEM : state.number;
	return true;
}

/* --- memory ---------------------------------------------------------------------------------- */

void *malloc(size_t size)
{
	return fails(MEMORY) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails(MEMORY) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return fails(MEMORY) ? NULL : __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return fails(MEMORY) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
	void *memory = fails(MEMORY) ? NULL : __libc_memalign(alignment, size);

	if (memory == NULL)
		return ENOMEM;
	*out = memory;
	return 0;
}

/* --- input and output ------------------------------------------------------------------------ */

static int open_path(const char *path, int flags, int mode)
{
	return fails(INPUT_OUTPUT) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	va_list arguments;
	int mode;

	va_start(arguments, flags);
	mode = (flags & O_CREAT) != 0 ? va_arg(arguments, int) : 0;
	va_end(arguments);
	return open_path(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	va_list arguments;
	int mode;

	va_start(arguments, flags);
	mode = (flags & O_CREAT) != 0 ? va_arg(arguments, int) : 0;
	va_end(arguments);
	return open_path(path, flags, mode);
}

/* What open() is where it is compiled with _FORTIFY_SOURCE. */
int __open_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
	return open_path(path, flags, 0);
}

ssize_t read(int file, void *bytes, size_t size)
{
	return fails(INPUT_OUTPUT) ? -1 : syscall(SYS_read, file, bytes, size);
}

ssize_t write(int file, const void *bytes, size_t size)
{
	return file != STDERR_FILENO && fails(INPUT_OUTPUT) ? -1
							    : syscall(SYS_write, file, bytes, size);
}

ssize_t pread(int file, void *bytes, size_t size, off_t at)
{
	return fails(INPUT_OUTPUT) ? -1 : syscall(SYS_pread64, file, bytes, size, at);
}

ssize_t pread64(int file, void *bytes, size_t size, off64_t at)
{
	return fails(INPUT_OUTPUT) ? -1 : syscall(SYS_pread64, file, bytes, size, at);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at)
{
	return fails(INPUT_OUTPUT) ? -1 : syscall(SYS_pwrite64, file, bytes, size, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
	return fails(INPUT_OUTPUT) ? -1 : syscall(SYS_pwrite64, file, bytes, size, at);
}

int fsync(int file)
{
	return fails(INPUT_OUTPUT) ? -1 : (int)syscall(SYS_fsync, file);
}

int fdatasync(int file)
{
	return fails(INPUT_OUTPUT) ? -1 : (int)syscall(SYS_fdatasync, file);
}

int ftruncate(int file, off_t size)
{
	return fails(INPUT_OUTPUT) ? -1 : (int)syscall(SYS_ftruncate, file, size);
}

int ftruncate64(int file, off64_t size)
{
	return fails(INPUT_OUTPUT) ? -1 : (int)syscall(SYS_ftruncate, file, size);
}

int rename(const char *from, const char *to)
{
	return fails(INPUT_OUTPUT) ? -1
				   : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int link(const char *from, const char *to)
{
	return fails(INPUT_OUTPUT) ? -1 : (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *path)
{
	return fails(INPUT_OUTPUT) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

static void *map(void *where, size_t size, int protection, int flags, int file, off_t at)
{
	return fails(INPUT_OUTPUT)
		       ? MAP_FAILED
		       : (void *)syscall(SYS_mmap, where, size, protection, flags, file, at);
}

void *mmap(void *where, size_t size, int protection, int flags, int file, off_t at)
{
	return map(where, size, protection, flags, file, at);
}

void *mmap64(void *where, size_t size, int protection, int flags, int file, off64_t at)
{
	return map(where, size, protection, flags, file, at);
}
