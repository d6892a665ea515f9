package catalogue

import (
	"net/url"
	"strconv"
	"strings"

	"resolute/internal/cite"
)

// Address is where the official text of an act can be read, for a person to follow, and
// its symbol there, if it has one; "" where the body's site has no address that follows from the number. Nothing here
// opens it.
//
// The symbol of a resolution of the Security Council holds its year: that is the
// catalogue's where it knows the number, for the cited one may be wrong, or missing.
//
// Source: the symbol finder of the United Nations (undocs.org), the pages of ITU-T and
// ITU-R Recommendations.
func (c *Catalogue) Address(r cite.Ref) (address, symbol string) {
	if a, ok := c.Find(r); ok && r.Body == "unsc" && a.Year > 0 {
		r.Edition = strconv.Itoa(a.Year)
	}
	switch r.Body {
	case "unga", "unsc", "ecosoc", "hrc", "un":
		if symbol = r.Symbol(); strings.Contains(symbol, "/") {
			return "https://undocs.org/en/" + (&url.URL{Path: symbol}).EscapedPath(), symbol
		}
	case "itu-t", "itu-r":
		if r.Kind == "recommendation" {
			series := map[string]string{"itu-t": "T-REC-", "itu-r": "R-REC-"}[r.Body]
			return "https://www.itu.int/rec/" + series + url.PathEscape(r.Number), ""
		}
	}
	return "", ""
}
