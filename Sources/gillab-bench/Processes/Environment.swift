// C's `environ` is a variable that no Swift rule protects; nothing in this program changes it.
@preconcurrency import Glibc

/// What programs are started with: this process's own environment.
var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> { environ }
