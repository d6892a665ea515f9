package lsp

import (
	"bytes"
	"io"
	"sync"
	"time"
)

const (
	// stalled is how long a write takes until the editor is thought not to read.
	stalled = 50 * time.Millisecond
	// watchEnds is after how many such times without a write nobody looks any more.
	watchEnds = 20
)

// intake is what the editor sends. What is quickly answered the reader answers itself,
// and it may have to wait with that for an editor that reads nothing until all that it
// has to say is taken from it. Then what it says is taken ahead of the reader.
type intake struct {
	r io.Reader

	mu     sync.Mutex
	got    sync.Cond
	ahead  bytes.Buffer // what was taken
	err    error        // that ended the taking
	atWork bool         // somebody reads from r
}

func newIntake(r io.Reader) *intake {
	i := &intake{r: r}
	i.got.L = &i.mu
	return i
}

func (i *intake) Read(p []byte) (int, error) {
	i.mu.Lock()
	for i.atWork && i.ahead.Len() == 0 {
		i.got.Wait()
	}
	if i.ahead.Len() > 0 || i.err != nil {
		defer i.mu.Unlock()
		n, _ := i.ahead.Read(p)
		if n > 0 {
			return n, nil
		}
		return 0, i.err
	}
	i.atWork = true
	i.mu.Unlock()
	n, err := i.r.Read(p)
	i.mu.Lock()
	i.atWork = false
	i.mu.Unlock()
	return n, err
}

// take reads ahead as long as it is wanted, unless the reader reads.
func (i *intake) take(wanted func() bool) {
	buf := make([]byte, 32<<10)
	for wanted() {
		i.mu.Lock()
		if i.atWork || i.err != nil || i.ahead.Len() > largest {
			i.mu.Unlock()
			return
		}
		i.atWork = true
		i.mu.Unlock()
		n, err := i.r.Read(buf)
		i.mu.Lock()
		i.ahead.Write(buf[:n])
		i.atWork, i.err = false, err
		i.got.Broadcast()
		i.mu.Unlock()
	}
}
