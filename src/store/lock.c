/* An exclusive fcntl() lock, which the kernel gives back however its holder ends. */
#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

static struct flock whole_file(void)
{
	return (struct flock){.l_type = F_WRLCK, .l_whence = SEEK_SET};
}

static void tell_holder(int file, void (*waiting)(long holder))
{
	struct flock lock = whole_file();

	if (waiting != NULL && fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK)
		waiting((long)lock.l_pid);
}

static bool take(int file, void (*waiting)(long holder))
{
	struct flock lock = whole_file();

	if (fcntl(file, F_SETLK, &lock) == 0)
		return true;
	if (errno != EACCES && errno != EAGAIN)
		return false;
	tell_holder(file, waiting);
	return fcntl(file, F_SETLKW, &lock) == 0;
}

int lock_take(const char *path, void (*waiting)(long holder), struct error *error)
{
	int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);

	if (file < 0) {
		error_set_errno(error, errno, "cannot write the lock file %s", path);
		return -1;
	}
	if (take(file, waiting))
		return file;
	if (errno == EINTR)
		error_set(error, "cancelled while waiting for another import");
	else
		error_set_errno(error, errno, "cannot lock %s", path);
	close(file);
	return -1;
}
