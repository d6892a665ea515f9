// A session of resolute lsp with the client library that the protocol's authors
// write: node --test, with the program's path in RESOLUTE.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import test from 'node:test'

const lsp = createRequire(import.meta.url)('vscode-languageserver-protocol/node')

const uri = 'file:///drafts/a.resolution'
const text = 'The General Assembly,\n\nRecalling 𝔘 its resolution 70/1 of 25 September 2015,\n\n1.\tDecides to begin;\n\n3.\tDecides to end.\n'

// start begins a session; what the server says that nobody expects is an error.
async function start(capabilities) {
  const server = spawn(process.env.RESOLUTE, ['lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(server, 'exit')
  const client = lsp.createProtocolConnection(new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin))
  const errors = []
  client.onError(e => errors.push(e))
  client.onUnhandledNotification(n => errors.push(n))
  const published = []
  let wake = () => {}
  client.onNotification(lsp.PublishDiagnosticsNotification.type, d => { published.push(d); wake() })
  client.onRequest(lsp.RegistrationRequest.type, () => {})
  client.onRequest(lsp.WorkDoneProgressCreateRequest.type, () => {})
  client.listen()
  const { capabilities: offered } = await client.sendRequest(lsp.InitializeRequest.type, { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities })
  await client.sendNotification(lsp.InitializedNotification.type, {})
  await client.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'resolution', version: 1, text } })
  // findings waits for those of a version.
  const findings = async version => {
    while (published.at(-1)?.version !== version) await new Promise(r => { wake = r })
    return published.at(-1).diagnostics
  }
  const end = async () => {
    await client.sendRequest(lsp.ShutdownRequest.type)
    await client.sendNotification(lsp.ExitNotification.type)
    assert.deepEqual(await ended, [0, null])
    assert.deepEqual(errors, [])
  }
  return { server, client, offered, published, findings, end, ended }
}

const document = { uri }

test('findings are sent, in columns of UTF-16, and versions never go back', async () => {
  const s = await start({ textDocument: { publishDiagnostics: { versionSupport: true } } })
  assert.equal(s.offered.positionEncoding, 'utf-16')
  assert.equal(s.offered.diagnosticProvider, undefined)
  const gap = (await s.findings(1)).find(d => d.code === 'label-gap')
  assert.deepEqual(gap.range, { start: { line: 6, character: 0 }, end: { line: 6, character: 2 } })
  for (let version = 2; version < 202; version++) {
    s.client.sendNotification(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ range: { start: { line: 2, character: 13 }, end: { line: 2, character: 13 } }, text: 'x' }] })
  }
  assert.ok((await s.findings(201)).some(d => d.code === 'label-gap'))
  const versions = s.published.map(p => p.version)
  assert.deepEqual(versions, versions.toSorted((a, b) => a - b))
  const hover = await s.client.sendRequest(lsp.HoverRequest.type, { textDocument: document, position: { line: 2, character: 230 } })
  assert.match(hover.contents.value, /2030 Agenda/)
  await s.end()
})

test('findings are asked for, by document and for the workspace', async () => {
  const s = await start({ textDocument: { diagnostic: { relatedDocumentSupport: true } }, workspace: { diagnostics: { refreshSupport: true } } })
  assert.equal(s.offered.diagnosticProvider.workspaceDiagnostics, true)
  const first = await s.client.sendRequest(lsp.DocumentDiagnosticRequest.type, { textDocument: document })
  assert.equal(first.kind, 'full')
  const second = await s.client.sendRequest(lsp.DocumentDiagnosticRequest.type, { textDocument: document, previousResultId: first.resultId })
  assert.equal(second.kind, 'unchanged')
  const all = await s.client.sendRequest(lsp.WorkspaceDiagnosticRequest.type, { previousResultIds: [] })
  assert.deepEqual(all.items.map(i => i.resultId), [first.resultId])
  const stop = new lsp.CancellationTokenSource()
  const waits = s.client.sendRequest(lsp.WorkspaceDiagnosticRequest.type, { previousResultIds: [{ uri, value: first.resultId }] }, stop.token)
  stop.cancel()
  await assert.rejects(waits, e => e.code === lsp.LSPErrorCodes.RequestCancelled)
  assert.deepEqual(s.published, [])
  await s.end()
})

test('what is announced answers', async () => {
  const s = await start({})
  const at = { textDocument: document, position: { line: 2, character: 30 } }
  const asked = [
    ['hoverProvider', lsp.HoverRequest, at],
    ['completionProvider', lsp.CompletionRequest, at],
    ['definitionProvider', lsp.DefinitionRequest, at],
    ['referencesProvider', lsp.ReferencesRequest, { ...at, context: { includeDeclaration: true } }],
    ['documentHighlightProvider', lsp.DocumentHighlightRequest, at],
    ['documentSymbolProvider', lsp.DocumentSymbolRequest, at],
    ['workspaceSymbolProvider', lsp.WorkspaceSymbolRequest, { query: '70' }],
    ['foldingRangeProvider', lsp.FoldingRangeRequest, at],
    ['selectionRangeProvider', lsp.SelectionRangeRequest, { textDocument: document, positions: [at.position] }],
    ['documentFormattingProvider', lsp.DocumentFormattingRequest, { textDocument: document, options: { tabSize: 4, insertSpaces: true } }],
    ['codeActionProvider', lsp.CodeActionRequest, { textDocument: document, range: { start: at.position, end: at.position }, context: { diagnostics: [] } }],
    ['semanticTokensProvider', lsp.SemanticTokensRequest, { textDocument: document }],
    ['documentLinkProvider', lsp.DocumentLinkRequest, { textDocument: document }],
    ['codeLensProvider', lsp.CodeLensRequest, { textDocument: document }],
    ['inlayHintProvider', lsp.InlayHintRequest, { textDocument: document, range: { start: { line: 0, character: 0 }, end: at.position } }],
    ['callHierarchyProvider', lsp.CallHierarchyPrepareRequest, at],
    ['typeHierarchyProvider', lsp.TypeHierarchyPrepareRequest, at],
  ]
  for (const [provider, request, params] of asked) {
    if (s.offered[provider]) await s.client.sendRequest(request.type, params)
  }
  await assert.rejects(s.client.sendRequest('no/such', {}), e => e.code === lsp.ErrorCodes.MethodNotFound)
  await s.end()
})

test('an editor that hangs up ends the server', async () => {
  const s = await start({})
  await s.findings(1)
  s.server.stdin.end()
  assert.deepEqual(await s.ended, [1, null])
})
