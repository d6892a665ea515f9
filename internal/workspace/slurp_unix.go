//go:build unix

package workspace

import "syscall"

// slurp reads a file into buf without what the runtime does for one that may wait, of
// which a run over thousands of drafts would have as much work as of reading them. It
// reports false where the file does not fit, or is not to be read so: os tells why.
func slurp(path string, buf []byte) (int, bool) {
	fd, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return 0, false
	}
	defer syscall.Close(fd)
	for n := 0; n < len(buf); {
		got, err := syscall.Read(fd, buf[n:])
		if err != nil {
			return 0, false
		}
		if got == 0 {
			return n, true
		}
		n += got
	}
	return 0, false
}
