package lsp

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"go.lsp.dev/jsonrpc2"
)

const (
	largest  = 64 << 20 // bytes of a message; a larger one is skipped, not held
	kept     = 1 << 20  // a buffer that grew beyond is given back
	longLine = 4 << 10  // of a header
)

// stream frames messages as the base protocol of LSP does. The one of jsonrpc2
// ends the session at the first thing it cannot read; here that is answered with
// a parse error, and reading goes on at the next header.
//
// jsonrpc2 finds ReadFrame and WriteFrame by their names.
type stream struct {
	rw  io.ReadWriteCloser
	in  *bufio.Reader
	buf []byte

	mu  sync.Mutex // guards what follows
	out bytes.Buffer
}

func newStream(rw io.ReadWriteCloser) *stream {
	return &stream{rw: rw, in: bufio.NewReaderSize(rw, 16<<10)}
}

// errGarbage is the word for what is no message.
var errGarbage = jsonrpc2.NewError(jsonrpc2.ParseError, "not a message of the language server protocol")

// ReadFrame is the next message that can be read.
func (s *stream) ReadFrame(ctx context.Context) ([]byte, int64, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		body, err := s.body()
		switch {
		case err == nil && valid(body):
			return body, int64(len(body)), nil
		case err != nil && !errors.Is(err, errGarbage):
			return nil, 0, err
		}
		if _, err := s.WriteFrame(ctx, jsonrpc2.AppendResponse(nil, jsonrpc2.ID{}, nil, errGarbage)); err != nil {
			return nil, 0, err
		}
	}
}

// valid tells a message, or a batch of them.
func valid(body []byte) bool {
	if len(body) > 0 && body[0] == '[' {
		_, err := jsonrpc2.ParseRequests(body)
		return err == nil
	}
	_, err := jsonrpc2.ScanMessageView(body)
	return err == nil
}

// body reads a header and what it announces. After garbage it is errGarbage, and
// the next call goes on at the next header.
func (s *stream) body() ([]byte, error) {
	n, garbage := -1, false
	for {
		line, err := s.line()
		if err != nil {
			return nil, err
		}
		name, value, ok := strings.Cut(line, ":")
		switch {
		case line == "" && n >= 0:
			if garbage {
				if _, err := s.in.Discard(n); err != nil {
					return nil, err
				}
				return nil, errGarbage
			}
			return s.take(n)
		case line == "":
			// Blank lines between messages are harmless.
		case ok && strings.EqualFold(strings.TrimSpace(name), "Content-Length"):
			got, err := strconv.Atoi(strings.TrimSpace(value))
			if err != nil || got <= 0 {
				garbage = true
				continue
			}
			n, garbage = got, false
		case ok && strings.EqualFold(strings.TrimSpace(name), "Content-Type"):
		default:
			garbage = true
		}
	}
}

// line is the next line without its end, cut where it is too long for a header.
func (s *stream) line() (string, error) {
	var line []byte
	for {
		part, err := s.in.ReadSlice('\n')
		if len(line) < longLine {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil {
			return "", err
		}
		return string(bytes.TrimRight(line[:min(len(line), longLine)], "\r\n")), nil
	}
}

func (s *stream) take(n int) ([]byte, error) {
	if n > largest {
		if _, err := io.CopyN(io.Discard, s.in, int64(n)); err != nil {
			return nil, err
		}
		return nil, errGarbage
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
	s.out.Reset()
	fmt.Fprintf(&s.out, "Content-Length: %d\r\n\r\n", len(body))
	s.out.Write(body)
	n, err := s.rw.Write(s.out.Bytes())
	if s.out.Cap() > kept {
		s.out = bytes.Buffer{}
	}
	return int64(n), err
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
