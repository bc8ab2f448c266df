#pragma once
#include <zlib.h>

/// Makes an inflater of gzip members. `inflateInit2` is a macro, which Swift does not see; 31 asks for the largest window
/// and a gzip header.
static inline int sonde_inflate_init(z_stream *stream) { return inflateInit2(stream, 31); }
