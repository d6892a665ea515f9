package lsp

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"go.lsp.dev/jsonrpc2"
)

const (
	largest  = 64 << 20 // bytes of a message; a larger one is skipped, not held
	kept     = 1 << 20  // a buffer that grew beyond is given back
	absurd   = 1 << 30  // bytes that no message has: the header is garbage
	longLine = 4 << 10  // of a header
	// inputRoom is what is read ahead: a pipe holds no more.
	inputRoom = 64 << 10
)

// stream frames messages as the base protocol of LSP does. The one of jsonrpc2
// ends the session at the first thing it cannot read; here that is answered with
// a parse error, and reading goes on at the next header.
//
// jsonrpc2 finds ReadFrame and WriteFrame by their names.
type stream struct {
	rw    io.ReadWriteCloser
	from  *intake
	in    *bufio.Reader
	buf   []byte
	trace io.Writer // nil: nobody looks

	length int  // what the header under way announces; 0: nothing yet
	lost   bool // in a stretch of garbage that was answered

	writes  atomic.Uint64 // how many began and ended: odd while one is at work
	watched atomic.Bool

	mu  sync.Mutex // guards what follows
	out bytes.Buffer
}

func newStream(rw io.ReadWriteCloser) *stream {
	s := &stream{rw: rw, from: newIntake(rw)}
	s.in = bufio.NewReaderSize(s.from, inputRoom)
	return s
}

// What is answered to what is no message, and to JSON that is none.
var (
	errGarbage = jsonrpc2.NewError(jsonrpc2.ParseError, "not a message of the language server protocol")
	errShape   = jsonrpc2.NewError(jsonrpc2.InvalidRequest, "not a request, a notification or an answer")
)

// ReadFrame is the next message that can be read.
func (s *stream) ReadFrame(ctx context.Context) ([]byte, int64, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		body, err := s.body()
		if err == nil {
			if err = check(body); err == nil {
				s.note("<-", body)
				return body, int64(len(body)), nil
			}
		}
		wrong, ok := errors.AsType[*jsonrpc2.Error](err)
		if !ok {
			return nil, 0, err
		}
		if _, err := s.WriteFrame(ctx, jsonrpc2.AppendResponse(nil, jsonrpc2.ID{}, nil, wrong)); err != nil {
			return nil, 0, err
		}
	}
}

// check tells a message, or a batch of them.
func check(body []byte) error {
	var err error
	if len(body) > 0 && body[0] == '[' {
		_, err = jsonrpc2.ParseRequests(body)
	} else {
		_, err = jsonrpc2.ScanMessageView(body)
	}
	switch {
	case err == nil:
		return nil
	case json.Valid(body):
		return errShape
	}
	return errGarbage
}

// body reads a header and what it announces. Of a stretch of garbage the first
// line is errGarbage; the next call goes on behind it, to the next header.
func (s *stream) body() ([]byte, error) {
	for {
		line, err := s.line()
		if err != nil {
			return nil, err
		}
		if line == "" {
			if n := s.length; n > 0 {
				s.length, s.lost = 0, false
				return s.take(n)
			}
			continue // blank lines between messages are harmless
		}
		n, garbage := header(line)
		if n > 0 {
			s.length = n
		}
		if garbage && !s.lost {
			s.lost = true
			return nil, errGarbage
		}
	}
}

// header reads a line of a header: the length, if it tells one, and whether any of
// it is garbage.
func header(line string) (length int, garbage bool) {
	const lengthName = "content-length"
	name, value, ok := strings.Cut(line, ":")
	// Behind a message that was longer than announced the next header stands in the
	// middle of a line.
	for i := len(line) - len(lengthName) - 1; i > 0; i-- {
		if end := i + len(lengthName); line[end] == ':' && strings.EqualFold(line[i:end], lengthName) {
			name, value, ok, garbage = lengthName, line[end+1:], true, true
			break
		}
	}
	name = strings.ToLower(strings.TrimSpace(name))
	switch {
	case !ok || name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz-") != "":
		return 0, true
	case name != lengthName:
		return 0, garbage // others are of no interest
	}
	n, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || n <= 0 || n > absurd {
		return 0, true
	}
	return n, garbage
}

// line is the next line without its end; of one that is too long for a header, what
// it ends with.
func (s *stream) line() (string, error) {
	var line []byte
	for {
		part, err := s.in.ReadSlice('\n')
		line = append(line, part...)
		line = line[max(0, len(line)-longLine):]
		if err == nil {
			return string(bytes.TrimRight(line, "\r\n")), nil
		}
		if err != bufio.ErrBufferFull {
			return "", err
		}
	}
}

func (s *stream) take(n int) ([]byte, error) {
	if n > largest {
		if _, err := io.CopyN(io.Discard, s.in, int64(n)); err != nil {
			return nil, err
		}
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "a message of %d bytes is larger than the %d that are read", n, largest)
	}
	if cap(s.buf) < n || cap(s.buf) > kept {
		s.buf = make([]byte, max(n, 4<<10))
	}
	body := s.buf[:n]
	if _, err := io.ReadFull(s.in, body); err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	return body, nil
}

// WriteFrame writes one message.
func (s *stream) WriteFrame(ctx context.Context, body []byte) (int64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.note("->", body)
	s.out.Reset()
	fmt.Fprintf(&s.out, "Content-Length: %d\r\n\r\n", len(body))
	s.out.Write(body)
	s.writes.Add(1)
	if s.watched.CompareAndSwap(false, true) {
		go s.watch()
	}
	n, err := s.rw.Write(s.out.Bytes())
	s.writes.Add(1)
	if s.out.Cap() > kept {
		s.out = bytes.Buffer{}
	}
	return int64(n), err
}

// watch has what the editor sends taken while it does not read what is written. It
// looks now and then, as long as there is something going on: a timer for every write
// would cost more than the write does.
func (s *stream) watch() {
	for last := s.writes.Load(); ; {
		for idle := 0; idle < watchEnds; {
			time.Sleep(stalled)
			now := s.writes.Load()
			switch {
			case now != last:
				last, idle = now, 0
			case now%2 == 1:
				s.from.take(func() bool { return s.writes.Load() == now })
			default:
				idle++
			}
		}
		s.watched.Store(false)
		// A write that began before that counts on this one.
		if s.writes.Load() == last || !s.watched.CompareAndSwap(false, true) {
			return
		}
	}
}

// quiet tells that no message waits to be read.
func (s *stream) quiet() bool { return s.in.Buffered() == 0 }

// note writes a message to the trace. What goes wrong with the trace is not the
// session's concern.
func (s *stream) note(way string, body []byte) {
	if s.trace != nil {
		_, _ = fmt.Fprintf(s.trace, "%s %s %s\n", time.Now().Format("15:04:05.000"), way, body)
	}
}

// Read and Write are the slower way, which jsonrpc2 may take as well.
func (s *stream) Read(ctx context.Context) (jsonrpc2.Message, int64, error) {
	body, n, err := s.ReadFrame(ctx)
	if err != nil {
		return nil, 0, err
	}
	m, err := jsonrpc2.DecodeMessage(body)
	return m, n, err
}

func (s *stream) Write(ctx context.Context, m jsonrpc2.Message) (int64, error) {
	return s.WriteFrame(ctx, jsonrpc2.AppendMessage(nil, m))
}

func (s *stream) Close() error { return s.rw.Close() }
