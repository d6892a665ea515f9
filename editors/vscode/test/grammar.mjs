// Holds the TextMate grammar to the pictures in test/grammar: under each line of a
// draft stand carets with the scope of what is above them, and what has none has no
// scope. With --update the carets are drawn anew; look at what has changed.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const root = new URL('..', import.meta.url).pathname;
const folder = join(root, 'test/grammar');
const scopeName = 'text.resolution';
const picture = /^[ \t]*\^+ [a-z.]+$/;

await oniguruma.loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({ createOnigScanner: (p) => new oniguruma.OnigScanner(p), createOnigString: (s) => new oniguruma.OnigString(s) }),
  loadGrammar: async () => textmate.parseRawGrammar(readFileSync(join(root, 'syntaxes/resolution.tmLanguage.json'), 'utf8'), 'resolution.json'),
});
const grammar = await registry.loadGrammar(scopeName);

// drawn is a text with the carets under its lines.
function drawn(text) {
  let state = textmate.INITIAL;
  return text.flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const carets = tokens.flatMap(({ startIndex, endIndex, scopes }) => scopes.filter((s) => s !== scopeName).map((scope) => ({ startIndex, endIndex: Math.min(endIndex, line.length), scope })));
    // One line of carets for a scope that runs over several tokens.
    const joined = [];
    for (const c of carets) {
      const before = joined.find((b) => b.scope === c.scope && b.endIndex === c.startIndex);
      if (before) before.endIndex = c.endIndex; else joined.push(c);
    }
    return [line, ...joined.filter((c) => c.endIndex > c.startIndex).map(({ startIndex, endIndex, scope }) =>
      `${line.slice(0, startIndex).replace(/[^\t]/g, ' ')}${'^'.repeat(endIndex - startIndex)} ${scope.replace(/\.resolution$/, '')}`)];
  });
}

const names = readdirSync(folder).sort();
assert.ok(names.length > 10);
for (const name of names) {
  const was = readFileSync(join(folder, name), 'utf8');
  const now = drawn(was.replace(/\n$/, '').split('\n').filter((l) => !picture.test(l))).join('\n') + '\n';
  if (process.argv[2] === '--update') writeFileSync(join(folder, name), now);
  else assert.deepEqual([name, ...now.split('\n')], [name, ...was.split('\n')]);
}
console.log(`the grammar colours ${names.length} drafts as drawn`);
