// The only file that knows where the elementary functions come from; another platform changes its import here.
import Glibc

/// eˣ.
@inline(__always)
func exp(_ x: Double) -> Double { Glibc.exp(x) }

/// The natural logarithm.
@inline(__always)
func log(_ x: Double) -> Double { Glibc.log(x) }

/// ln(1 + x), exact for small x.
@inline(__always)
func log1p(_ x: Double) -> Double { Glibc.log1p(x) }

/// The complementary error function, 1 − erf(x), with full relative precision in the upper tail.
@inline(__always)
func erfc(_ x: Double) -> Double { Glibc.erfc(x) }

/// The square root.
@inline(__always)
func sqrt(_ x: Double) -> Double { x.squareRoot() }

/// ln Γ(x) for x > 0; the reentrant form, because the plain one writes a global sign.
func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return Glibc.lgamma_r(x, &sign)
}
