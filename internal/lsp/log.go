package lsp

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strconv"
	"time"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// outbox holds what is told to the editor beside the answers, in order. Telling
// must not stop the reader: an editor that does not read yet may be writing.
type outbox chan func(context.Context) error

// outboxSize is how much an editor may be behind; what comes on top is dropped.
const outboxSize = 256

// post has something told to the editor, while the session runs.
func (s *server) post(say func(context.Context) error) {
	if s.state.Load() != running {
		return
	}
	select {
	case s.out <- say:
	default:
	}
}

func (s *server) deliver(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case say := <-s.out:
			if err := say(ctx); err != nil {
				return err
			}
		}
	}
}

// tell shows the drafter a message.
func (s *server) tell(message string) {
	s.post(func(ctx context.Context) error {
		return s.client.ShowMessage(ctx, &protocol.ShowMessageParams{Type: protocol.MessageTypeWarning, Message: message})
	})
}

// warn logs what went wrong.
func (s *server) warn(what string, err error) { s.log.Warn(what, zap.Error(err)) }

// bug logs a panic that was survived; of the first one the drafter is told.
func (s *server) bug(where string, value any, more ...zap.Field) {
	s.remember(where)
	if s.bugs.Add(1) == 1 {
		s.tell("Resolute: internal error in " + where + ", see the log. The session goes on.")
	}
	s.log.Error("internal error", append(more, zap.String("in", where), zap.String("value", fmt.Sprint(value)), zap.ByteString("stack", debug.Stack()))...)
}

// tellTrace tells an editor that wants to know what was done and how long it took;
// the log of those who want more has it too.
func (s *server) tellTrace(method string, began time.Time, err error) {
	if e := s.log.Check(zap.DebugLevel, method); e != nil {
		e.Write(zap.Duration("took", time.Since(began)), zap.Error(err))
	}
	v := s.trace.Load()
	if v == nil || *v == "" || *v == protocol.TraceValueOff {
		return
	}
	params := &protocol.LogTraceParams{Message: fmt.Sprintf("%s: %.1f ms", method, float64(time.Since(began).Microseconds())/1000)}
	if err != nil {
		params.Message += ": " + err.Error()
	}
	if *v == protocol.TraceValueVerbose {
		params.Verbose = new(fmt.Sprintf("%d documents open, %d requests at work", len(*s.docs.Load()), s.calls.len()))
	}
	s.post(func(ctx context.Context) error { return s.client.LogTrace(ctx, params) })
}

// editorLog has warnings and errors told to the editor's own log, where its user
// looks first.
func editorLog(s *server) zapcore.Core {
	return NewLineLog(zap.WarnLevel, func(level zapcore.Level, line string) {
		params := &protocol.LogMessageParams{Type: protocol.MessageTypeWarning, Message: line}
		if level >= zap.ErrorLevel {
			params.Type = protocol.MessageTypeError
		}
		s.post(func(ctx context.Context) error { return s.client.LogMessage(ctx, params) })
	})
}

// NewLineLog is a core of zap that says what is logged at the level from and above,
// as a person reads it: the message, then the fields in their order. Beside it none
// of zap's encoders is needed, which a page would have to load.
func NewLineLog(from zapcore.Level, say func(level zapcore.Level, line string)) zapcore.Core {
	return &lineLog{LevelEnabler: from, say: say}
}

type lineLog struct {
	zapcore.LevelEnabler
	say    func(zapcore.Level, string)
	fields []zapcore.Field
}

func (l *lineLog) With(fields []zapcore.Field) zapcore.Core {
	return &lineLog{l.LevelEnabler, l.say, slices.Concat(l.fields, fields)}
}

func (l *lineLog) Check(entry zapcore.Entry, ce *zapcore.CheckedEntry) *zapcore.CheckedEntry {
	if l.Enabled(entry.Level) {
		return ce.AddCore(entry, l)
	}
	return ce
}

func (l *lineLog) Write(entry zapcore.Entry, fields []zapcore.Field) error {
	line := entry.Message
	for _, f := range slices.Concat(l.fields, fields) {
		line += "; " + f.Key + ": " + value(f)
	}
	l.say(entry.Level, line)
	return nil
}

// value is what a field says.
func value(f zapcore.Field) string {
	switch f.Type {
	case zapcore.StringType:
		return f.String
	case zapcore.ByteStringType:
		return string(f.Interface.([]byte))
	case zapcore.ErrorType, zapcore.StringerType, zapcore.ReflectType:
		return fmt.Sprint(f.Interface)
	default:
		return strconv.FormatInt(f.Integer, 10)
	}
}

func (l *lineLog) Sync() error { return nil }
