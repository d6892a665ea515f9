// Package lexicon knows words: which exist, so that two run together are told
// from one, and which a rule watches for.
package lexicon
