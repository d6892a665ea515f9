// Runs the WebAssembly server in a worker thread, as an editor would, and holds its
// answers against those of the command: what is found in a draft is the same.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker, MessageChannel } from 'node:worker_threads';

const root = new URL('../../', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'resolute-wasm-'));
const binary = join(folder, 'resolute');
execFileSync('go', ['build', '-buildvcs=false', '-o', binary, './cmd/resolute'], { cwd: root });
process.on('exit', () => rmSync(folder, { recursive: true }));
const module = await WebAssembly.compile(readFileSync(new URL('dist/resolute.wasm', import.meta.url)));

// session is a server that is spoken to: send gives it a message, and it hands its
// own to what onMessage is given.
function session(send, onMessage) {
  const waiting = new Map(), told = [], listeners = new Set();
  let last = 0;
  onMessage((m) => {
    if (m.method && m.id !== undefined) send({ jsonrpc: '2.0', id: m.id, result: null });
    else if (m.method) { told.push(m); listeners.forEach((f) => f(m)); }
    else { waiting.get(m.id)?.(m); waiting.delete(m.id); }
  });
  const notify = (method, params) => send({ jsonrpc: '2.0', method, params });
  const ask = (method, params) => new Promise((done) => {
    waiting.set(++last, (m) => done(m.error ? { error: m.error } : m.result));
    send({ jsonrpc: '2.0', id: last, method, params });
  });
  const heard = (is) => new Promise((done) => {
    const before = told.find(is);
    if (before) return done(before);
    const f = (m) => { if (is(m)) { listeners.delete(f); done(m); } };
    listeners.add(f);
  });
  return { ask, notify, heard };
}

// serve starts the WebAssembly server.
async function serve(t, start, transfer = []) {
  const worker = new Worker(new URL('dist/worker.js', import.meta.url));
  t.after(() => worker.terminate());
  worker.postMessage(start, transfer);
  assert.equal(await new Promise((done) => worker.once('message', done)), 'ready');
  return session((m) => worker.postMessage(m), (f) => worker.on('message', f));
}

// command starts the command as a server.
function command(t) {
  const child = spawn(binary, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  t.after(() => child.kill());
  let pending = Buffer.alloc(0);
  return session(
    (m) => { const body = Buffer.from(JSON.stringify(m)); child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`); child.stdin.write(body); },
    (f) => child.stdout.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      for (;;) {
        const end = pending.indexOf('\r\n\r\n');
        if (end < 0) return;
        const size = Number(/Content-Length: (\d+)/.exec(pending.subarray(0, end))[1]);
        if (pending.length < end + 4 + size) return;
        f(JSON.parse(pending.subarray(end + 4, end + 4 + size)));
        pending = pending.subarray(end + 4 + size);
      }
    }));
}

const open = (uri, text) => ({ textDocument: { uri, languageId: 'resolution', version: 1, text } });

test('the findings are those of the command', async (t) => {
  const names = readdirSync(new URL('testdata/drafts/', root)).filter((n) => n.endsWith('.txt')).map((n) => `testdata/drafts/${n}`);
  let out;
  try {
    out = execFileSync(binary, ['lint', '--format', 'json', '--min-severity', 'hint', ...names], { cwd: root, maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });
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

test('settings and drafts are read through the port of a host without a file system', async (t) => {
  const files = {
    '/w/resolute.toml': '[rules]\nlabel-gap = "hint"\n',
    '/w/b.resolution': '79/150. Night trains\n\nThe General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n1. Decides to meet.\n',
  };
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
  // Where the settings are slow to read, the findings are told without them first.
  const severity = ({ params }) => params.diagnostics.find((d) => d.code === 'label-gap')?.severity;
  let told;
  const hint = server.heard((m) => m.method === 'textDocument/publishDiagnostics' && (told = severity(m)) === 4);
  await Promise.race([hint, delay(20_000, undefined, { ref: false })]);
  assert.equal(told, 4, `a hint, as the settings say; asked: ${asked}`);
  // The drafts that nobody has open are known once they are read; with one processor too.
  for (const end = Date.now() + 20_000; ;) {
    const found = await server.ask('workspace/symbol', { query: 'Night trains' });
    if (found?.some((s) => s.location.uri === 'file:///w/b.resolution')) break;
    assert.ok(Date.now() < end, `the other draft is not known; asked: ${asked}`);
  }
});

// The name of a result is the session's own.
const withoutId = (answer) => (answer?.resultId ? { ...answer, resultId: undefined } : answer);

// The page's server is built of fewer parts than the command's (shake): every request
// that an editor may make is answered alike, on every draft.
test('every request is answered as the command answers it', async (t) => {
  const capabilities = {
    workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
    textDocument: {
      completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } }, documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      publishDiagnostics: { relatedInformation: true }, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, dataSupport: true, resolveSupport: { properties: ['edit'] } },
      diagnostic: {},
    },
  };
  const both = [await serve(t, { wasm: module }), command(t)];
  const ask = async (method, params) => {
    const [page, native] = await Promise.all(both.map((s) => s.ask(method, params)));
    const [a, b] = [page, native].map(withoutId);
    assert.deepEqual(a, b, `${method} ${JSON.stringify(params)}`);
    return native;
  };
  const { capabilities: offered } = await ask('initialize', { processId: null, rootUri: null, capabilities });
  both.forEach((s) => s.notify('initialized', {}));
  const answered = new Map();
  for (const name of readdirSync(new URL('testdata/drafts/', root)).filter((n) => n.endsWith('.txt'))) {
    const uri = `untitled:${name}`, text = readFileSync(new URL(`testdata/drafts/${name}`, root), 'utf8');
    both.forEach((s) => s.notify('textDocument/didOpen', open(uri, text)));
    const textDocument = { uri }, lines = text.split('\n'), all = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    const found = await ask('textDocument/diagnostic', { textDocument });
    const counted = async (method, params) => {
      const got = await ask(method, params);
      if (got && !got.error && (!Array.isArray(got) || got.length > 0)) answered.set(method, (answered.get(method) ?? 0) + 1);
      return got;
    };
    for (const method of ['documentSymbol', 'foldingRange', 'semanticTokens/full', 'codeLens', 'documentLink']) await counted(`textDocument/${method}`, { textDocument });
    await counted('textDocument/inlayHint', { textDocument, range: all });
    await counted('textDocument/formatting', { textDocument, options: { tabSize: 4, insertSpaces: false } });
    const actions = await counted('textDocument/codeAction', { textDocument, range: all, context: { diagnostics: found.items ?? [] } });
    for (const action of actions.slice(0, 8)) await counted('codeAction/resolve', action);
    for (const only of ['source.fixAll', 'source.renumber', 'source.normaliseCitations']) await counted('textDocument/codeAction', { textDocument, range: all, context: { diagnostics: [], only: [only] } });
    for (let line = 0; line < lines.length; line += 3) {
      for (const character of [0, 1, Math.floor(lines[line].length / 2), lines[line].length]) {
        const at = { textDocument, position: { line, character } };
        for (const method of ['hover', 'definition', 'documentHighlight', 'linkedEditingRange', 'signatureHelp', 'prepareRename']) await counted(`textDocument/${method}`, at);
        await counted('textDocument/references', { ...at, context: { includeDeclaration: true } });
        await counted('textDocument/selectionRange', { textDocument, positions: [at.position] });
        const list = await counted('textDocument/completion', at);
        for (const item of (list?.items ?? list ?? []).slice(0, 2)) await counted('completionItem/resolve', item);
        await counted('textDocument/inlineCompletion', { ...at, context: { triggerKind: 1 } });
        await counted('textDocument/onTypeFormatting', { ...at, ch: '\n', options: { tabSize: 4, insertSpaces: false } });
        await counted('textDocument/rename', { ...at, newName: '7' });
        for (const kind of ['Call', 'Type']) {
          const items = await counted(`textDocument/prepare${kind}Hierarchy`, at);
          for (const item of Array.isArray(items) ? items : []) {
            for (const way of kind === 'Call' ? ['callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls'] : ['typeHierarchy/supertypes', 'typeHierarchy/subtypes']) await counted(way, { item });
          }
        }
      }
    }
    for (const method of ['preview', 'status', 'settle']) await counted(`resolute/${method}`, { textDocument });
  }
  await ask('workspace/symbol', { query: 'rural' });
  await ask('resolute/houses', {});
  await ask('resolute/draft', { house: 'unga' });
  await ask('resolute/graph', {});
  for (const method of ['textDocument/hover', 'textDocument/completion', 'textDocument/codeAction', 'textDocument/rename', 'textDocument/semanticTokens/full']) {
    assert.ok(answered.get(method) > 5, `${method} was answered ${answered.get(method)} times`);
  }
  assert.ok(Object.keys(offered).length > 10);
});
