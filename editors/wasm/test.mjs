// Runs the WebAssembly server in a worker thread, as an editor would, and holds its
// answers against those of the command: what is found in a draft is the same.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { Worker, MessageChannel } from 'node:worker_threads';

const root = new URL('../../', import.meta.url);
const module = await WebAssembly.compile(readFileSync(new URL('dist/resolute.wasm', import.meta.url)));

// serve starts a server and returns how to ask it and what it told.
async function serve(t, start, transfer = []) {
  const worker = new Worker(new URL('dist/worker.js', import.meta.url));
  t.after(() => worker.terminate());
  const waiting = new Map(), told = [], listeners = new Set();
  let last = 0;
  worker.postMessage(start, transfer);
  const first = await new Promise((done) => worker.once('message', done));
  assert.equal(first, 'ready');
  worker.on('message', (m) => {
    if (m.method && m.id !== undefined) worker.postMessage({ jsonrpc: '2.0', id: m.id, result: null });
    else if (m.method) { told.push(m); listeners.forEach((f) => f(m)); }
    else { waiting.get(m.id)(m); waiting.delete(m.id); }
  });
  const notify = (method, params) => worker.postMessage({ jsonrpc: '2.0', method, params });
  const ask = (method, params) => new Promise((done) => {
    waiting.set(++last, (m) => done(m.result ?? m));
    worker.postMessage({ jsonrpc: '2.0', id: last, method, params });
  });
  const heard = (is) => new Promise((done) => {
    const before = told.find(is);
    if (before) return done(before);
    const f = (m) => { if (is(m)) { listeners.delete(f); done(m); } };
    listeners.add(f);
  });
  return { ask, notify, heard };
}

const open = (uri, text) => ({ textDocument: { uri, languageId: 'resolution', version: 1, text } });

test('the findings are those of the command', async (t) => {
  const names = readdirSync(new URL('testdata/drafts/', root)).filter((n) => n.endsWith('.txt')).map((n) => `testdata/drafts/${n}`);
  let out;
  try {
    out = execFileSync('go', ['run', './cmd/resolute', 'lint', '--format', 'json', '--min-severity', 'hint', ...names], { cwd: root, maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    out = error.stdout; // there are findings
  }
  const { findings } = JSON.parse(out);
  assert.ok(findings.length > 10, 'the drafts have findings');

  const server = await serve(t, { wasm: module });
  await server.ask('initialize', { processId: null, rootUri: null, capabilities: {} });
  server.notify('initialized', {});
  for (const name of names) {
    const uri = new URL(name, root).href;
    server.notify('textDocument/didOpen', open(uri, readFileSync(new URL(name, root), 'utf8')));
    const { params } = await server.heard((m) => m.method === 'textDocument/publishDiagnostics' && m.params.uri === uri);
    const lines = (found) => found.map(([rule, message]) => `${rule}: ${message}`).sort();
    assert.deepEqual(
      lines(params.diagnostics.map((d) => [d.code, d.message])),
      lines(findings.filter((f) => f.path === name).map((f) => [f.rule, f.message])), name);
  }
});

test('settings are read through the port of a host without a file system', async (t) => {
  const files = { '/w/resolute.toml': '[rules]\nlabel-gap = "hint"\n' };
  const { port1, port2 } = new MessageChannel();
  t.after(() => port1.close());
  const asked = [];
  port1.on('message', ({ id, op, path }) => {
    asked.push(`${op} ${path}`);
    const text = files[path];
    const directory = Object.keys(files).some((f) => f.startsWith(path === '/' ? path : path + '/'));
    if (text === undefined && !directory) return port1.postMessage({ id, error: 'ENOENT' });
    const inside = () => [...new Set(Object.keys(files).filter((f) => f.startsWith(path)).map((f) => f.slice(path.length).split('/').filter(Boolean)[0]))];
    const result = op === 'stat' ? { directory, size: text?.length ?? 0, mtime: 0 } : op === 'read' ? new TextEncoder().encode(text) : inside();
    port1.postMessage({ id, result });
  });
  const server = await serve(t, { wasm: readFileSync(new URL('dist/resolute.wasm.gz', import.meta.url)), files: port2 }, [port2]);
  await server.ask('initialize', { processId: null, rootUri: 'file:///w', capabilities: {} });
  server.notify('initialized', {});
  server.notify('textDocument/didOpen', open('file:///w/a.resolution', 'The General Assembly,\n\n1. Decides to meet;\n\n3. Requests the Secretary-General to report.\n'));
  const { params } = await server.heard((m) => m.method === 'textDocument/publishDiagnostics');
  assert.equal(params.diagnostics.find((d) => d.code === 'label-gap')?.severity, 4, `a hint, as the settings say; asked: ${asked}`);

});
