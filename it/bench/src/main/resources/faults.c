/*
 * A disk and a clock that misbehave on command, for one process: put before the C library by LD_PRELOAD. What they do stands in a small
 * file that both sides map, GRAFTLINE_FAULTS; only files under GRAFTLINE_FAULTS_UNDER have the bad disk. Without either nothing changes.
 * A disk that turns read-only does so under files that are open, which no remount of a busy disk can be made to do.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* As the Java side writes it, little endian. */
struct faults {
    volatile int64_t clock_offset_s; /* added to the time of day */
    volatile int32_t refusal;        /* errno of every write; 0: none */
    volatile int32_t sync_delay_ms;  /* how long every fsync takes longer */
    volatile int64_t refused;        /* counts what was refused */
    volatile int64_t delayed;        /* counts what was slowed */
    volatile int64_t clock_asked;    /* counts who asked for the time */
};

static struct faults healthy;
static struct faults *faults = &healthy;
static const char *under = "";

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("GRAFTLINE_FAULTS");
    if (!file) {
        return;
    }
    int fd = (int) syscall(SYS_openat, AT_FDCWD, file, O_RDWR, 0) /* not our own open */;
    if (fd < 0) {
        fprintf(stderr, "faults: %s cannot be opened\n", file);
        _exit(99);
    }
    void *mapped = mmap(NULL, sizeof(struct faults), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (mapped == MAP_FAILED) {
        fprintf(stderr, "faults: %s cannot be mapped\n", file);
        _exit(99);
    }
    faults = mapped;
    under = getenv("GRAFTLINE_FAULTS_UNDER") ? getenv("GRAFTLINE_FAULTS_UNDER") : "";
}

#define NEXT(name) \
    static __typeof__(&name) next; \
    if (!next) { next = (__typeof__(&name)) dlsym(RTLD_NEXT, #name); }

static int is_under(const char *path) { return *under && strncmp(path, under, strlen(under)) == 0; }

static int fd_is_under(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) {
        return 0;
    }
    path[length] = 0;
    return is_under(path);
}

static int refused(int bad) {
    if (!bad) {
        return 0;
    }
    __atomic_add_fetch(&faults->refused, 1, __ATOMIC_RELAXED);
    errno = faults->refusal;
    return 1;
}

static int fd_refused(int fd) { return refused(faults->refusal && fd_is_under(fd)); }

static int path_refused(const char *path) { return refused(faults->refusal && path && is_under(path)); }

/* The clock. */

int clock_gettime(clockid_t clock, struct timespec *at) {
    NEXT(clock_gettime)
    int answer = next(clock, at);
    if (answer == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        at->tv_sec += faults->clock_offset_s;
        __atomic_add_fetch(&faults->clock_asked, 1, __ATOMIC_RELAXED);
    }
    return answer;
}

int gettimeofday(struct timeval *restrict at, void *restrict zone) {
    NEXT(gettimeofday)
    int answer = next(at, zone);
    if (answer == 0) {
        at->tv_sec += faults->clock_offset_s;
        __atomic_add_fetch(&faults->clock_asked, 1, __ATOMIC_RELAXED);
    }
    return answer;
}

time_t time(time_t *at) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (at) {
        *at = now.tv_sec;
    }
    return now.tv_sec;
}

/* The disk: what would change it is refused, what was open stays readable. */

ssize_t write(int fd, const void *bytes, size_t count) {
    NEXT(write)
    return fd_refused(fd) ? -1 : next(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    NEXT(pwrite)
    return fd_refused(fd) ? -1 : next(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    NEXT(pwrite64)
    return fd_refused(fd) ? -1 : next(fd, bytes, count, at);
}

ssize_t writev(int fd, const struct iovec *pieces, int count) {
    NEXT(writev)
    return fd_refused(fd) ? -1 : next(fd, pieces, count);
}

int ftruncate(int fd, off_t length) {
    NEXT(ftruncate)
    return fd_refused(fd) ? -1 : next(fd, length);
}

int ftruncate64(int fd, off64_t length) {
    NEXT(ftruncate64)
    return fd_refused(fd) ? -1 : next(fd, length);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    NEXT(open)
    return (flags & (O_WRONLY | O_RDWR | O_CREAT)) && path_refused(path) ? -1 : next(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    NEXT(open64)
    return (flags & (O_WRONLY | O_RDWR | O_CREAT)) && path_refused(path) ? -1 : next(path, flags, mode);
}

int mkdir(const char *path, mode_t mode) {
    NEXT(mkdir)
    return path_refused(path) ? -1 : next(path, mode);
}

int unlink(const char *path) {
    NEXT(unlink)
    return path_refused(path) ? -1 : next(path);
}

int rename(const char *from, const char *to) {
    NEXT(rename)
    return path_refused(to) ? -1 : next(from, to);
}

static void delay(int fd) {
    int wait = faults->sync_delay_ms;
    if (wait > 0 && fd_is_under(fd)) {
        __atomic_add_fetch(&faults->delayed, 1, __ATOMIC_RELAXED);
        struct timespec pause = {wait / 1000, (wait % 1000) * 1000000L};
        nanosleep(&pause, NULL);
    }
}

int fsync(int fd) {
    NEXT(fsync)
    delay(fd);
    return fd_refused(fd) ? -1 : next(fd);
}

int fdatasync(int fd) {
    NEXT(fdatasync)
    delay(fd);
    return fd_refused(fd) ? -1 : next(fd);
}
