#pragma once
#include <malloc.h>

// As fcntl.h declares it for GNU programs alone, where off_t has 64 bits.
#define SYNC_FILE_RANGE_WRITE 2
extern int sync_file_range(int descriptor, long offset, long count, unsigned int flags);
