// Package cache keeps what was made of a content from one run to the next, by
// the hash of all that it was made from, in a single file: a folder of many
// thousand small ones would take longer to write than the work that it saves.
package cache

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Key names a record: a hash of all that it was made from.
type Key [16]byte

// Hash makes a key.
type Hash struct{ h hash.Hash }

// NewHash is a hash of nothing yet.
func NewHash() Hash { return Hash{sha256.New()} }

// Add adds a part; where one part ends and the next begins is part of the key.
func (h Hash) Add(part []byte) {
	var n [8]byte
	binary.LittleEndian.PutUint64(n[:], uint64(len(part)))
	h.h.Write(n[:])
	h.h.Write(part)
}

// Key is the key of what was added.
func (h Hash) Key() Key { return Key(h.h.Sum(nil)) }

// most is how many bytes of records a file may have. What a run has not asked for
// is dropped first.
const most = 256 << 20

// stale is how long a file of the folder is kept that nobody has written to.
const stale = 30 * 24 * time.Hour

// window is how much of the file is read at once: records are asked for in about
// the order in which they were put.
const window = 512 << 10

const (
	magic     = "resolute\x00\x01"
	footerLen = 8 + 4 + 4 + len(magic)
	entryLen  = 16 + 8 + 4 + 4
)

// entry is where a record is.
type entry struct {
	key  Key
	off  int64
	size uint32
	sum  uint32
}

// Store is the records of one file. It may be used by many at once. An error in
// the file, whatever it is, makes a record one that is not there.
type Store struct {
	path string

	mu      sync.Mutex
	old     *os.File
	index   map[Key]entry
	windows [2]piece
	used    map[Key]bool

	fresh   *os.File // what was put, until Save
	out     *bufio.Writer
	put     []entry
	end     int64
	failure error
}

// piece is a part of the old file.
type piece struct {
	off  int64
	data []byte
}

// Open is the records of the file at path; none if there is no such file, or if
// it is not whole.
func Open(path string) *Store {
	s := &Store{path: path, index: map[Key]entry{}, used: map[Key]bool{}}
	f, err := os.Open(path)
	if err != nil {
		return s
	}
	if err := s.readIndex(f); err != nil {
		f.Close()
		clear(s.index)
		return s
	}
	s.old = f
	return s
}

var (
	errBroken    = errors.New("not a whole cache file")
	errAbandoned = errors.New("the run was ended")
)

func (s *Store) readIndex(f *os.File) error {
	info, err := f.Stat()
	if err != nil || info.Size() < int64(footerLen) {
		return cmp.Or(err, errBroken)
	}
	foot := make([]byte, footerLen)
	if _, err := f.ReadAt(foot, info.Size()-int64(footerLen)); err != nil {
		return err
	}
	at, n, sum := int64(binary.LittleEndian.Uint64(foot)), int64(binary.LittleEndian.Uint32(foot[8:])), binary.LittleEndian.Uint32(foot[12:])
	if string(foot[16:]) != magic || at < 0 || at+n*entryLen+int64(footerLen) != info.Size() {
		return errBroken
	}
	table := make([]byte, n*entryLen)
	if _, err := f.ReadAt(table, at); err != nil || crc32.ChecksumIEEE(table) != sum {
		return cmp.Or(err, errBroken)
	}
	for ; len(table) > 0; table = table[entryLen:] {
		e := entry{Key(table[:16]), int64(binary.LittleEndian.Uint64(table[16:])), binary.LittleEndian.Uint32(table[24:]), binary.LittleEndian.Uint32(table[28:])}
		if e.off < 0 || e.off+int64(e.size) > at {
			return errBroken
		}
		s.index[e.key] = e
	}
	return nil
}

// Get is a record; it must not be changed.
func (s *Store) Get(k Key) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.index[k]
	if !ok {
		return nil, false
	}
	data, err := s.read(e)
	if err != nil || crc32.ChecksumIEEE(data) != e.sum {
		delete(s.index, k)
		return nil, false
	}
	s.used[k] = true
	return data, true
}

// read is the bytes of a record.
func (s *Store) read(e entry) ([]byte, error) {
	for _, w := range s.windows {
		if e.off >= w.off && e.off+int64(e.size) <= w.off+int64(len(w.data)) {
			return w.data[e.off-w.off:][:e.size:e.size], nil
		}
	}
	data := make([]byte, max(window, int(e.size)))
	n, err := s.old.ReadAt(data, e.off)
	if n < int(e.size) {
		return nil, cmp.Or(err, errBroken)
	}
	s.windows = [2]piece{{e.off, data[:n]}, s.windows[0]}
	return data[:e.size:e.size], nil
}

// Put keeps a record for the next run.
func (s *Store) Put(k Key, record []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failure != nil {
		return
	}
	if s.fresh == nil {
		if s.failure = s.begin(); s.failure != nil {
			return
		}
	}
	s.append(k, record)
}

func (s *Store) begin() error {
	// What drafts say is nobody else's business.
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return err
	}
	var err error
	if s.fresh, err = os.CreateTemp(filepath.Dir(s.path), "."+filepath.Base(s.path)+"-*"); err != nil {
		return err
	}
	s.out = bufio.NewWriterSize(s.fresh, 64<<10)
	return nil
}

func (s *Store) append(k Key, record []byte) {
	if _, err := s.out.Write(record); err != nil {
		s.failure = err
		return
	}
	s.put = append(s.put, entry{k, s.end, uint32(len(record)), crc32.ChecksumIEEE(record)})
	s.end += int64(len(record))
}

// Save writes what was put, with what the file had, in one step; two runs at a
// time do no harm, the last one's records stand. Without anything put it writes
// nothing. The store is of no use afterwards.
func (s *Store) Save() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.close()
	if s.failure == nil && s.fresh != nil {
		s.keep()
		s.finish()
	}
	if s.failure != nil {
		return fmt.Errorf("keeping what was found for the next run: %w", s.failure)
	}
	return nil
}

// keep copies the old records: those that were asked for, then the others as long
// as there is room.
func (s *Store) keep() {
	fresh := make(map[Key]bool, len(s.put))
	for _, e := range s.put {
		fresh[e.key] = true
	}
	old := make([]entry, 0, len(s.index))
	for _, e := range s.index {
		if !fresh[e.key] {
			old = append(old, e)
		}
	}
	slices.SortFunc(old, func(a, b entry) int {
		if s.used[a.key] != s.used[b.key] {
			if s.used[a.key] {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.off, b.off)
	})
	for _, e := range old {
		if s.failure != nil || s.end+int64(e.size) > most {
			return
		}
		if data, err := s.read(e); err == nil && crc32.ChecksumIEEE(data) == e.sum {
			s.append(e.key, data)
		}
	}
}

// finish writes the index and puts the file in its place.
func (s *Store) finish() {
	table := make([]byte, 0, len(s.put)*entryLen)
	for _, e := range s.put {
		table = append(table, e.key[:]...)
		table = binary.LittleEndian.AppendUint64(table, uint64(e.off))
		table = binary.LittleEndian.AppendUint32(table, e.size)
		table = binary.LittleEndian.AppendUint32(table, e.sum)
	}
	foot := binary.LittleEndian.AppendUint64(nil, uint64(s.end))
	foot = binary.LittleEndian.AppendUint32(foot, uint32(len(s.put)))
	foot = binary.LittleEndian.AppendUint32(foot, crc32.ChecksumIEEE(table))
	foot = append(foot, magic...)
	_, err := s.out.Write(append(table, foot...))
	s.failure = cmp.Or(s.failure, err, s.out.Flush(), s.fresh.Close())
	if s.old != nil {
		s.old.Close() // some systems rename over no open file
		s.old = nil
	}
	if s.failure == nil {
		s.failure = os.Rename(s.fresh.Name(), s.path)
	}
	s.prune()
}

// prune takes away the files of settings and versions long gone, and what runs left
// that were killed while they wrote one.
func (s *Store) prune() {
	dir, ext := filepath.Dir(s.path), filepath.Ext(s.path)
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		ours := strings.HasSuffix(e.Name(), ext) || strings.HasPrefix(e.Name(), ".") && strings.Contains(e.Name(), ext+"-")
		info, err := e.Info()
		if err == nil && ours && time.Since(info.ModTime()) > stale {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// Abandon takes away what was put, for a program that must end now.
func (s *Store) Abandon() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failure = errAbandoned
	s.close()
}

func (s *Store) close() {
	if s.old != nil {
		s.old.Close()
	}
	if s.fresh != nil {
		s.fresh.Close()
		os.Remove(s.fresh.Name()) // fails where it was renamed, as it should
	}
}
