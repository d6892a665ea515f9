package rules

// few is a map for that of which a resolution has few: it looks through the first
// ones, which costs less than to hash them. The zero value is empty.
type few[K comparable, V any] struct {
	keys   [someFew]K
	values [someFew]V
	n      int
	more   map[K]V
}

const someFew = 12

// get is what was set for k.
func (f *few[K, V]) get(k K) (v V, ok bool) {
	for i := range f.n {
		if f.keys[i] == k {
			return f.values[i], true
		}
	}
	v, ok = f.more[k]
	return v, ok
}

// set is asked for a k once.
func (f *few[K, V]) set(k K, v V) {
	if f.n < someFew {
		f.keys[f.n], f.values[f.n] = k, v
		f.n++
		return
	}
	if f.more == nil {
		f.more = map[K]V{}
	}
	f.more[k] = v
}

// add reports whether k was not there, and puts it there.
func (f *few[K, V]) add(k K, v V) bool {
	if _, ok := f.get(k); ok {
		return false
	}
	f.set(k, v)
	return true
}
