// What can be seen without an editor: licences, translations, the pattern that reads
// the command's output, what counts as a resolution.
//
// usage: node static.mjs RESOLUTE
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const resolute = process.argv[2];
const root = new URL('..', import.meta.url).pathname;
const read = (name) => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json'));

// THIRD-PARTY.md lists the packages that are really in the bundles.
const bundled = new Set();
for (const [entry, platform] of [['node', 'node'], ['browser', 'browser']]) {
  const { metafile } = await build({ entryPoints: [join(root, `src/${entry}.ts`)], platform, bundle: true, external: ['vscode'], write: false, metafile: true, logLevel: 'error', absWorkingDir: root });
  for (const path of Object.keys(metafile.inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
    if (name) bundled.add(name);
  }
}
const rows = [...bundled].sort().map((name) => {
  const { version, license } = JSON.parse(read(`node_modules/${name}/package.json`));
  return `| ${name} | ${version} | ${license} |`;
});
const [packages, modules] = read('THIRD-PARTY.md').split('The server, as a binary');
const told = packages.split('\n').filter((l) => l.startsWith('| ') && !/^\| (package|wasm_exec)/.test(l));
assert.deepEqual(told, rows);
// And the modules that are really in the command.
const account = spawnSync('go', ['version', '-m', resolute], { encoding: 'utf8' }).stdout;
const built = [...account.matchAll(/^\tdep\t(\S+)/gm)].map((m) => m[1]);
assert.ok(built.length > 10, account);
assert.deepEqual(built.filter((name) => !new RegExp(`[| ]${name}[ ,]`).test(modules)), [], 'THIRD-PARTY.md lacks modules');

// README.md tells how large the packages are; those that are built here are so.
const sizes = Object.fromEntries([...read('README.md').matchAll(/^\| ((?:`[a-z0-9-]+`(?:, )?)+)[^|]*\| ([\d., ]+) MB \|/gm)]
  .flatMap(([, names, all]) => names.match(/[a-z0-9-]+/g).map((name, i) => [name, Number(all.split(', ')[i])])));
assert.equal(Object.keys(sizes).length, 7);
for (const [name, size] of Object.entries(sizes)) {
  const built = statSync(join(root, `dist/resolute-${name}-${manifest.version}.vsix`), { throwIfNoEntry: false });
  if (built) assert.ok(Math.abs(built.size / 1e6 - size) < 0.3, `README.md tells ${size} MB of ${name}, which has ${built.size / 1e6}`);
}

// Every text has its translations, and every translation its text.
const texts = (name) => Object.keys(JSON.parse(read(name))).sort();
const wanted = [...new Set([...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map((m) => m[1]))].sort();
for (const name of ['package.nls.json', 'package.nls.fr.json', 'package.nls.es.json']) assert.deepEqual(texts(name), wanted, name);
const source = readdirSync(join(root, 'src')).map((f) => read(`src/${f}`)).join('\n');
const said = [...new Set([...source.matchAll(/l10n\.t\('((?:[^'\\]|\\.)+)'/g)].map((m) => m[1]))].sort();
for (const name of ['l10n/bundle.l10n.json', 'l10n/bundle.l10n.fr.json', 'l10n/bundle.l10n.es.json']) assert.deepEqual(texts(name).filter((t) => !said.includes(t)), [], `${name} has texts that are never said`);
for (const name of ['l10n/bundle.l10n.fr.json', 'l10n/bundle.l10n.es.json']) {
  assert.deepEqual(said.filter((t) => !texts(name).includes(t)), [], `${name} lacks texts`);
  for (const [text, translated] of Object.entries(JSON.parse(read(name)))) {
    assert.deepEqual(translated.match(/\{\d\}/g)?.sort(), text.match(/\{\d\}/g)?.sort(), translated);
  }
}

// The problem matcher reads every line of the command's output but the last.
const drafts = join(root, '../../testdata/drafts');
const lines = spawnSync(resolute, ['lint', '--format', 'concise', drafts], { encoding: 'utf8' }).stdout.trim().split('\n');
const { regexp } = manifest.contributes.problemMatchers[0].pattern;
const misread = lines.filter((l) => !new RegExp(regexp).test(l));
assert.ok(lines.length > 20);
assert.equal(misread.length, 1, misread.join('\n'));

// The editor makes commands of those that the server has, so none of ours may have
// the name of one.
const greeting = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
const answer = spawnSync(resolute, ['lsp'], { encoding: 'utf8', input: `Content-Length: ${greeting.length}\r\n\r\n${greeting}` }).stdout;
const theirs = JSON.parse(answer.slice(answer.indexOf('{'))).result.capabilities.executeCommandProvider?.commands ?? [];
assert.deepEqual(manifest.contributes.commands.map((c) => c.command).filter((c) => theirs.includes(c)), []);

// The drafts of every house are known by their first lines; other texts are not.
const detect = await build({ entryPoints: [join(root, 'src/detect.ts')], bundle: true, format: 'esm', write: false });
const { isResolution } = await import(`data:text/javascript;base64,${Buffer.from(detect.outputFiles[0].text).toString('base64')}`);
for (const folder of ['drafts', 'adopted']) {
  for (const name of readdirSync(join(root, '../../testdata', folder))) {
    if (name.endsWith('.txt')) assert.ok(isResolution(read(`../../testdata/${folder}/${name}`)), `${folder}/${name} is not known`);
  }
}
for (const text of [
  'Notes\n\n1. Buy ink\n2. Ask Ana about resolution 64\n', 'The Council was late.\n\nRecalling the meeting, we went home.\n', 'Dear all,\n\nThe General Assembly is on Monday.\n',
  '# Changelog\n\n## 1.0\n* Resolution of issue 5\n', 'Committee: sales\nTopic: numbers\n', 'import os\n', '', 'resolution: 1920x1080\nwidth: 20\n',
]) assert.ok(!isResolution(text), text);

// The preview answers every scrolling of the editor but that which it asked for.
const echo = await build({ entryPoints: [join(root, 'src/echo.ts')], bundle: true, format: 'esm', write: false });
const { Echo } = await import(`data:text/javascript;base64,${Buffer.from(echo.outputFiles[0].text).toString('base64')}`);
const view = (first) => ({ first, last: first + 12 });
for (const [what, steps, own] of [
  ['the editor alone', [['hears', 3, 0], ['hears', 9, 5]], [3, 9]],
  ['sent, there, and on by itself at once', [['send', 10, 0], ['hears', 8, 20], ['hears', 12, 30]], [12]],
  ['sent twice before it comes', [['send', 20, 0], ['send', 40, 10], ['hears', 18, 20], ['hears', 38, 30], ['hears', 41, 40]], [41]],
  ['smoothly, by what lies between', [['send', 40, 0], ['hears', 10, 10], ['hears', 20, 20], ['hears', 39, 30], ['hears', 50, 40]], [50]],
  ['sent to where it is', [['send', 5, 0], ['hears', 30, 500]], [30]],
]) {
  const editor = new Echo();
  const followed = steps.filter(([step, line, now]) => (step === 'send' ? editor.send(line, now) : !editor.hears(view(line), now))).map(([, line]) => line);
  assert.deepEqual(followed, own, what);
}

console.log(`${rows.length} packages listed, ${wanted.length + said.length} texts in three languages, ${lines.length - 1} lines read, drafts told from other texts`);
