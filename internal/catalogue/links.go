package catalogue

import (
	"net/url"
	"strings"

	"resolute/internal/cite"
)

// Address is where the official text of an act can be read, for a person to follow;
// "" where the body's site has no address that follows from the number. Nothing here
// opens it.
//
// Source: the symbol finder of the United Nations (undocs.org), the pages of ITU-T and
// ITU-R Recommendations.
func Address(r cite.Ref) string {
	switch r.Body {
	case "unga", "unsc", "ecosoc", "hrc", "un":
		symbol := r.Symbol()
		if symbol == "" || !strings.Contains(symbol, "/") {
			return ""
		}
		return "https://undocs.org/en/" + (&url.URL{Path: symbol}).EscapedPath()
	case "itu-t", "itu-r":
		if r.Kind != "recommendation" {
			return ""
		}
		series := map[string]string{"itu-t": "T-REC-", "itu-r": "R-REC-"}[r.Body]
		return "https://www.itu.int/rec/" + series + url.PathEscape(r.Number)
	}
	return ""
}
