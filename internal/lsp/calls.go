package lsp

import (
	"context"
	"encoding/json"
	"strconv"
	"sync"

	"go.lsp.dev/jsonrpc2"
)

// calls are the requests at work, to be cancelled by their ids.
type calls struct {
	mu     sync.Mutex
	atWork map[jsonrpc2.ID]context.CancelFunc
}

func (c *calls) begin(ctx context.Context, id jsonrpc2.ID) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.atWork == nil {
		c.atWork = map[jsonrpc2.ID]context.CancelFunc{}
	}
	c.atWork[id] = cancel
	return ctx, func() {
		c.mu.Lock()
		delete(c.atWork, id)
		c.mu.Unlock()
		cancel()
	}
}

// cancel ends the request of that id. One that is over, or never was, is no error.
func (c *calls) cancel(params []byte) error {
	var p struct {
		ID json.RawMessage `json:"id"`
	}
	if err := json.Unmarshal(params, &p); err != nil {
		return err
	}
	var id jsonrpc2.ID
	var name string
	if n, err := strconv.ParseInt(string(p.ID), 10, 64); err == nil {
		id = jsonrpc2.NewNumberID(n)
	} else if err := json.Unmarshal(p.ID, &name); err == nil {
		id = jsonrpc2.NewStringID(name)
	} else {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if cancel := c.atWork[id]; cancel != nil {
		cancel()
	}
	return nil
}

func (c *calls) len() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.atWork)
}

// answer runs a request beside whoever waits for it. Once ctx is cancelled the
// answer is given at once, and what the work still brings is dropped: no editor
// waits for work that is being stopped. A panic is an error of this request alone.
func (s *server) answer(ctx context.Context, method string, work func() (any, error)) (any, error) {
	type outcome struct {
		result any
		err    error
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if v := recover(); v != nil {
				s.bug(method, v)
				o = outcome{err: internalError(method)}
			}
			done <- o
		}()
		o.result, o.err = work()
	}()
	select {
	case o := <-done:
		return o.result, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func internalError(method string) error {
	return jsonrpc2.Errorf(jsonrpc2.InternalError, "internal error in %s", method)
}
