package parallel_test

import (
	"slices"
	"testing"

	"resolute/internal/parallel"
)

func TestEveryNumberIsInOnePart(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 100} {
		for parts := 1; parts <= 5; parts++ {
			found := make([][]int, parts)
			parallel.Do(n, parts, func(part, first, end int) {
				for i := first; i < end; i++ {
					found[part] = append(found[part], i)
				}
			})
			all := slices.Concat(found...)
			if len(all) != n || !slices.IsSorted(all) || len(slices.Compact(all)) != n {
				t.Errorf("%d in %d parts: %v", n, parts, found)
			}
		}
	}
}

func TestAPanicIsTheCallers(t *testing.T) {
	for failing := range 3 {
		func() {
			defer func() {
				if v := recover(); v != "broken" {
					t.Errorf("part %d broke, the caller was told %v", failing, v)
				}
			}()
			parallel.Do(3, 3, func(part, _, _ int) {
				if part == failing {
					panic("broken")
				}
			})
		}()
	}
}

func TestAShortTextIsNotDivided(t *testing.T) {
	if n := parallel.Parts(parallel.Least - 1); n != 1 {
		t.Errorf("in %d parts", n)
	}
}
