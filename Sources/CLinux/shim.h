#pragma once
#include <malloc.h>

// As in fcntl.h of glibc and musl, which declare it for GNU programs alone.
#define SYNC_FILE_RANGE_WRITE 2
extern int sync_file_range(int descriptor, long long offset, long long count, unsigned int flags);
