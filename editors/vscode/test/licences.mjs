// Holds THIRD-PARTY.md to the packages that are really in the bundles.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;
const bundled = new Set();
for (const [entry, platform] of [['node', 'node'], ['browser', 'browser']]) {
  const { metafile } = await build({ entryPoints: [join(root, `src/${entry}.ts`)], platform, bundle: true, external: ['vscode'], write: false, metafile: true, logLevel: 'error', absWorkingDir: root });
  for (const path of Object.keys(metafile.inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
    if (name) bundled.add(name);
  }
}
const rows = [...bundled].sort().map((name) => {
  const { version, license } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
  return `| ${name} | ${version} | ${license} |`;
});
const told = readFileSync(join(root, 'THIRD-PARTY.md'), 'utf8').split('\n').filter((l) => l.startsWith('| ') && !/^\| (package|wasm_exec)/.test(l));
assert.deepEqual(told, rows);
console.log(`${rows.length} packages are bundled, and listed`);
