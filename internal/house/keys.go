package house

import (
	"bytes"
	"fmt"
	"reflect"

	"resolute/internal/text"
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
	near, ok := text.Nearest(s, list)
	if !ok {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", near)
}
