package house

import (
	"bytes"
	"fmt"
	"reflect"
)

// position is the line and column, from one, where data has value first.
func position(data []byte, value string) (line, col int) {
	at := max(0, bytes.Index(data, []byte(value)))
	line = 1 + bytes.Count(data[:at], []byte("\n"))
	return line, at - bytes.LastIndexByte(data[:at], '\n')
}

// tableKeys are the keys that a table may have.
func tableKeys() []string { return keys(reflect.TypeFor[table](), "") }

// keys are those of the struct t and of the ones within it.
func keys(t reflect.Type, prefix string) []string {
	var list []string
	for f := range t.Fields() {
		key := prefix + f.Tag.Get("toml")
		list = append(list, key)
		inner := f.Type
		if inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			list = append(list, keys(inner, key+".")...)
		}
	}
	return list
}

// nearest is a hint at the entry of list that s was meant to be, if one is near.
func nearest(s string, list []string) string {
	best, least := "", 1+len(s)/2
	for _, k := range list {
		if d := distance(s, k); d < least {
			best, least = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// distance is the number of letters to add, drop or change between a and b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
