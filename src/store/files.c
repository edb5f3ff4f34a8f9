/* The few things the store does with files itself, each with an error that names the path. */
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/memory.h"

int files_open(const char *path, uint64_t *size, struct error *error)
{
	struct stat status;
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (file < 0) {
		error_set_errno(error, errno, "cannot open %s", path);
		return -1;
	}
	if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
		*size = (uint64_t)status.st_size;
		return file;
	}
	error_set(error, "%s is not a regular file", path);
	close(file);
	return -1;
}

bool files_read_at(
	int file, void *bytes, size_t size, uint64_t at, const char *path, struct error *error)
{
	for (size_t done = 0; done < size;) {
		ssize_t got = pread(file, (char *)bytes + done, size - done, (off_t)(at + done));

		if (got == 0)
			return error_set(error, "%s ends after %" PRIu64 " bytes: it was cut off",
				path, at + done);
		if (got < 0 && errno != EINTR)
			return error_set_errno(error, errno, "cannot read %s", path);
		done += got > 0 ? (size_t)got : 0;
	}
	return true;
}

bool files_write(int file, const void *bytes, size_t size, const char *path, struct error *error)
{
	for (size_t done = 0; done < size;) {
		ssize_t put = write(file, (const char *)bytes + done, size - done);

		if (put < 0 && errno != EINTR)
			return error_set_errno(
				error, errno, "cannot write %zu bytes to %s", size - done, path);
		done += put > 0 ? (size_t)put : 0;
	}
	return true;
}

/* The caller frees it. */
static char *folder_of(const char *path)
{
	char *folder = memory_copy_string(path), *slash = strrchr(folder, '/');

	if (slash == NULL) {
		free(folder);
		return memory_copy_string(".");
	}
	slash[slash == folder] = '\0';
	return folder;
}

static bool make_folder(const char *folder, struct error *error)
{
	if (mkdir(folder, 0700) == 0 || errno == EEXIST)
		return true;
	return error_set_errno(error, errno, "cannot make the folder %s", folder);
}

bool files_make_folder_of(const char *path, struct error *error)
{
	char *folder = folder_of(path);
	bool done = true;

	if (access(folder, F_OK) == 0)
		goto done;
	for (char *slash = strchr(folder + 1, '/'); done && slash != NULL;
		slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		done = make_folder(folder, error);
		*slash = '/';
	}
	done = done && make_folder(folder, error);
done:
	free(folder);
	return done;
}

bool files_sync_folder_of(const char *path, struct error *error)
{
	char *folder = folder_of(path);
	int file = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
	bool done = file >= 0 &&
		    (fsync(file) == 0 ||
			    errno == EINVAL); /* EINVAL: a file system that has no need of it */

	if (!done)
		error_set_errno(error, errno, "cannot make the folder %s durable", folder);
	if (file >= 0)
		close(file);
	free(folder);
	return done;
}

bool files_check_space(const char *path, uint64_t bytes, struct error *error)
{
	char *folder = folder_of(path);
	struct statvfs status;
	uint64_t available;
	bool known = statvfs(folder, &status) == 0;

	if (!known)
		error_set_errno(error, errno, "cannot tell the free space in %s", folder);
	available = known ? (uint64_t)status.f_bavail * status.f_frsize : 0;
	if (known && available < bytes)
		error_set(error,
			"%s has %" PRIu64 " bytes left: %" PRIu64 " are needed to write %s", folder,
			available, bytes, path);
	free(folder);
	return known && available >= bytes;
}

bool files_tell_full(const char *path, struct error *error)
{
	char *folder = folder_of(path);
	struct statvfs status;

	if (statvfs(folder, &status) == 0)
		error_set(error,
			"cannot write %s: the disk is full, %" PRIu64 " bytes are left in %s", path,
			(uint64_t)status.f_bavail * status.f_frsize, folder);
	else
		error_set(error, "cannot write %s: the disk is full", path);
	free(folder);
	return false;
}
