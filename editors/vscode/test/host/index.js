// What the extension gives other extensions and commands, asked through VS Code's
// own interface, inside its extension host.
const assert = require('node:assert/strict');
const { writeFileSync } = require('node:fs');
const vscode = require('vscode');

const tests = [];
const test = (name, f) => tests.push([name, f]);

async function until(what, f, patience = 20_000) {
  const end = Date.now() + patience;
  for (;;) {
    const got = await f();
    if (got) return got;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

const folder = () => vscode.workspace.workspaceFolders[0].uri;
const file = (name) => vscode.Uri.joinPath(folder(), name);
const provide = (what, ...args) => vscode.commands.executeCommand(`vscode.execute${what}`, ...args);
const found = (uri) => vscode.languages.getDiagnostics(uri);

// draft opens a new draft with a text and waits until the server knows it.
async function draft(content) {
  const document = await vscode.workspace.openTextDocument({ language: 'resolution', content });
  const editor = await vscode.window.showTextDocument(document);
  await until('the outline', async () => (await provide('DocumentSymbolProvider', document.uri))?.length);
  return { document, editor, uri: document.uri };
}

// at is the place of the mark | in a text, and the text without it.
function at(marked) {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  return { content: marked.replace('|', ''), position: new vscode.Position(before.length - 1, before.at(-1).length) };
}

const head = 'The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n';

test('a broken number is found, and mended by its action', async () => {
  const { document, uri } = await draft(`${head}1.\tDecides to meet;\n\n3.\tRequests a report.\n`);
  const [gap] = await until('the finding', () => found(uri).length && found(uri));
  assert.equal(gap.message, 'item 3 follows item 1: 2 is missing');
  assert.equal(gap.source, 'resolute');
  assert.equal(gap.code.value ?? gap.code, 'label-gap');
  assert.equal(gap.severity, vscode.DiagnosticSeverity.Error);
  const actions = await provide('CodeActionProvider', uri, gap.range, 'quickfix', 10);
  const repair = actions.find((a) => /2/.test(a.title));
  assert.ok(repair?.edit, `actions: ${actions.map((a) => a.title)}`);
  await vscode.workspace.applyEdit(repair.edit);
  await until('the finding to go', () => found(uri).length === 0);
  assert.equal(document.lineAt(6).text, '2.\tRequests a report.');
});

test('a reference that names another paragraph is told, and brought up to date', async () => {
  const { document, uri } = await draft(`${head}1.\tDecides to meet;\n\n2.\tRequests a report on the meeting;\n\n3.\tDecides to discuss what paragraph 2 above asks for.\n`);
  await until('that nothing is found', () => found(uri).length === 0);
  const edit = new vscode.WorkspaceEdit(); // a paragraph is put in, the next numbered by hand
  edit.insert(uri, new vscode.Position(6, 0), '2.\tThanks the panel;\n\n');
  edit.replace(uri, new vscode.Range(6, 0, 6, 1), '3');
  await vscode.workspace.applyEdit(edit);
  const changed = await until('the finding', () => found(uri).find((d) => (d.code.value ?? d.code) === 'reference-changed'));
  assert.equal(changed.message, 'paragraph 2 named “Requests a report on the meeting” when it was written; that is now paragraph 3');
  assert.equal(changed.relatedInformation.length, 2);
  const actions = await provide('CodeActionProvider', uri, changed.range, 'quickfix', 10);
  const repair = actions.find((a) => a.title === 'Cite paragraph 3');
  assert.ok(repair?.isPreferred && actions.some((a) => a.title.startsWith('Confirm')) && actions.some((a) => a.title.startsWith('Unlink')), `actions: ${actions.map((a) => a.title)}`);
  await vscode.workspace.applyEdit(repair.edit);
  await until('the finding to go', () => !found(uri).some((d) => (d.code.value ?? d.code) === 'reference-changed'));
  assert.match(document.getText(), /paragraph 3 above/);
});

test('a citation tells its title', async () => {
  const { uri } = await draft(`${head}1.\tDecides to meet.\n`);
  const hovers = await provide('HoverProvider', uri, new vscode.Position(2, 26));
  assert.match(hovers.flatMap((h) => h.contents.map((c) => c.value)).join(), /2030 Agenda for Sustainable Development/);
});

test('openers of several words are offered', async () => {
  const { content, position } = at('RESOLUTION 219 (Bucharest, 2022)\nSchools\nThe Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),\nrecalling\nResolution 140 (Rev. Bucharest, 2022) of this conference,\nrecalling fur|\nresolves\nto meet.\n');
  const { uri } = await draft(content);
  const { items } = await provide('CompletionItemProvider', uri, position);
  const labels = items.map((i) => i.label.label ?? i.label);
  assert.ok(labels.includes('recalling further'), labels.join());
  const one = items.find((i) => (i.label.label ?? i.label) === 'recalling further');
  assert.equal((one.range.replacing ?? one.range).start.character, 0, 'it stands for both words');
});

test('a paragraph is renamed with what refers to it', async () => {
  const { document, uri } = await draft(`${head}1.\tDecides to meet;\n\n2.\tRequests a report on the meeting referred to in paragraph 1 above.\n`);
  const edit = await provide('DocumentRenameProvider', uri, new vscode.Position(4, 0), '2');
  await vscode.workspace.applyEdit(edit);
  const text = document.getText();
  assert.match(text, /^2\.\tDecides to meet/m);
  assert.match(text, /paragraph 2 above/);
});

test('the outline has sections and paragraphs', async () => {
  const document = await vscode.workspace.openTextDocument(file('draft.resolution'));
  await vscode.window.showTextDocument(document);
  const symbols = await until('symbols', async () => { const s = await provide('DocumentSymbolProvider', document.uri); return s?.length && s; });
  const names = (list) => list.flatMap((s) => [s.name, ...names(s.children)]);
  assert.ok(names(symbols).some((n) => n.startsWith('instructs the Secretary-General')), names(symbols).join());
});

test('references lead to their paragraph', async () => {
  const document = await vscode.workspace.openTextDocument(file('draft.resolution'));
  const [target] = await provide('DefinitionProvider', document.uri, new vscode.Position(13, 78));
  assert.equal((target.targetRange ?? target.range).start.line, 10);
});

test('Enter behind an item gives the next label', async () => {
  const { content, position } = at('RESOLUTION 219 (Bucharest, 2022)\nSchools\nThe Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),\nresolves\n1\tto meet;\n|');
  const { uri } = await draft(content);
  const edits = await provide('FormatOnTypeProvider', uri, position, '\n', { tabSize: 4, insertSpaces: false });
  assert.equal(edits?.map((e) => e.newText).join(''), '2\t');
});

test('openers, labels and citations have colours of the server', async () => {
  const { uri } = await draft(`${head}1.\tDecides to meet.\n`);
  const legend = await vscode.commands.executeCommand('vscode.provideDocumentSemanticTokensLegend', uri);
  const { data } = await vscode.commands.executeCommand('vscode.provideDocumentSemanticTokens', uri);
  const kinds = new Set();
  for (let i = 0; i < data.length; i += 5) kinds.add(legend.tokenTypes[data[i + 3]]);
  for (const kind of ['keyword', 'number', 'function']) assert.ok(kinds.has(kind), [...kinds].join());
});

test('a new draft is one of the house', async () => {
  await vscode.commands.executeCommand('resolute.newDraft', 'itu-pp');
  const { document } = vscode.window.activeTextEditor;
  assert.equal(document.languageId, 'resolution');
  assert.match(document.getText(), /^RESOLUTION number \(Place, year\)\nTitle\nThe Plenipotentiary Conference/);
});

test('all lists are numbered on command', async () => {
  const { document } = await draft(`${head}1.\tDecides to meet;\n\n4.\tRequests a report;\n\n9.\tInvites States to help.\n`);
  await vscode.commands.executeCommand('resolute.renumberLists');
  await until('the numbers', () => /^2\.\tRequests/m.test(document.getText()) && /^3\.\tInvites/m.test(document.getText()));
});

test('revision marks are accepted and rejected', async () => {
  const text = `${head}1.\tDecides to {~~meet~>rest~~}{++ for a day++}.\n`;
  for (const [command, want] of [['acceptRevisions', '1.\tDecides to rest for a day.'], ['rejectRevisions', '1.\tDecides to meet.']]) {
    const { document } = await draft(text);
    await vscode.commands.executeCommand(`resolute.${command}`);
    await until(want, () => document.lineAt(4).text === want);
  }
});

test('certain repairs are all made on command', async () => {
  const { document, uri } = await draft(`${head}1.\tDecides to to meet;\n\n2\tRequests the the report.\n`);
  await until('the findings', () => found(uri).length >= 3);
  await vscode.commands.executeCommand('resolute.fixAll');
  await until('the repairs', () => document.lineAt(4).text === '1.\tDecides to meet;' && document.lineAt(6).text === '2.\tRequests the report.');
  const version = document.version;
  await vscode.commands.executeCommand('resolute.fixAll'); // there is nothing left, which is told
  assert.equal(document.version, version);
});

test('a page to print is whole and prints itself', async () => {
  const { print } = vscode.extensions.getExtension('resolute.resolute').exports;
  const page = await print('<html><body><p>Decides</p></body></html>');
  const text = Buffer.from(await vscode.workspace.fs.readFile(page)).toString();
  assert.equal(text, '<html><body><p>Decides</p><script>print()</script></body></html>');
});

test('the log is shown on command', async () => {
  await draft(head);
  await vscode.commands.executeCommand('resolute.showLog');
  await until('the log', () => vscode.workspace.textDocuments.some((d) => d.uri.scheme === 'output' && /resolute/i.test(d.uri.path)));
});

test('the preview shows the page, and what changes on it', async () => {
  const { preview } = vscode.extensions.getExtension('resolute.resolute').exports;
  const { document, editor } = await draft(`${head}1.\tDecides to meet.\n`);
  await vscode.commands.executeCommand('resolute.preview');
  await until('the page', () => preview.shown?.version === document.version && preview.shown.html.includes('<em class="opener">Decides</em> to meet'));
  await editor.edit((e) => e.insert(new vscode.Position(4, 10), ' firmly'));
  await until('the change', () => preview.shown?.html.includes('Decides</em> firmly to meet'));
});

test('a resolution in a .txt is known, and other texts are left alone', async () => {
  const board = await vscode.workspace.openTextDocument(file('board.txt'));
  await until('the language', () => vscode.workspace.textDocuments.find((d) => d.fileName === board.fileName)?.languageId === 'resolution');
  const notes = await vscode.workspace.openTextDocument(file('notes.txt'));
  assert.equal(notes.languageId, 'plaintext');
  // A drafter's word counts more.
  const now = vscode.workspace.textDocuments.find((d) => d.fileName === board.fileName);
  const plain = await vscode.languages.setTextDocumentLanguage(now, 'plaintext');
  await until('the second opinion', () => plain.languageId === 'plaintext');
  assert.equal(plain.languageId, 'plaintext');
});

test('a resolution that is pasted into a text without a name is known', async () => {
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((e) => e.insert(new vscode.Position(0, 0), 'Dear all,\n\nnothing yet\n'));
  assert.equal(document.languageId, 'plaintext');
  await editor.edit((e) => e.replace(new vscode.Range(0, 0, 3, 0), `${head}1.\tDecides to meet;\n\n3.\tRequests a report.\n`));
  await until('the finding', () => found(document.uri).some((d) => d.message.startsWith('item 3')));
});

test('the server is started again on command', async () => {
  const { uri } = await draft(`${head}1.\tDecides to meet;\n\n3.\tRequests a report.\n`);
  await until('the finding', () => found(uri).length);
  await vscode.commands.executeCommand('resolute.restart');
  await until('the finding again', () => found(uri).some((d) => d.message.startsWith('item 3')));
});

test('drafts of the workspace are checked, and who cites whom is drawn', async () => {
  await vscode.commands.executeCommand('resolute.lintWorkspace');
  await until('findings of a draft that is not open', () => found(file('closed.resolution')).some((d) => d.source === 'resolute'));
  await vscode.commands.executeCommand('resolute.graph');
  await until('the drawing', () => vscode.window.tabGroups.all.some((g) => g.tabs.some((t) => t.input?.viewType?.includes('resolute.graph'))));
});

test('settings of the editor are those of resolute.toml', async () => {
  const { uri } = await draft(`${head}1.\tDecides to meet;\n\n3.\tRequests a report.\n`);
  await until('the finding', () => found(uri).some((d) => d.severity === vscode.DiagnosticSeverity.Error));
  const settings = vscode.workspace.getConfiguration('resolute');
  await settings.update('rules', { 'label-gap': 'hint' }, vscode.ConfigurationTarget.Global);
  await until('the other severity', () => found(uri).every((d) => d.severity === vscode.DiagnosticSeverity.Hint) && found(uri).length > 0);
  await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
});

test('what is off in the settings is not done, until it is wanted', async () => {
  const { uri } = await vscode.workspace.openTextDocument(file('draft.resolution'));
  await vscode.window.showTextDocument(uri);
  const lenses = async () => (await provide('CodeLensProvider', uri)).length;
  await until('the lenses', lenses);
  const settings = vscode.workspace.getConfiguration('resolute');
  await settings.update('off', ['lenses'], vscode.ConfigurationTarget.Global);
  await until('no lenses', async () => await lenses() === 0);
  await settings.update('off', undefined, vscode.ConfigurationTarget.Global);
  await until('the lenses again', lenses);
});

test('files that the editor\'s settings name are read', async () => {
  const settings = vscode.workspace.getConfiguration('resolute', folder());
  const about = (document) => vscode.extensions.getExtension('resolute.resolute').exports.server.about('resolute/status', document);
  const closed = await vscode.workspace.openTextDocument(file('closed.resolution'));
  await vscode.window.showTextDocument(closed);
  await until('the finding', () => found(closed.uri).length > 0);
  await settings.update('exclude', ['closed.*'], vscode.ConfigurationTarget.Workspace);
  await until('the draft to be left out', () => found(closed.uri).length === 0);
  await settings.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
  await until('the finding again', () => found(closed.uri).length > 0);

  const { uri } = await draft('The General Assembly,\n\nRecalling its resolution 79/997,\n\n1.\tDecides to meet.\n');
  const hovered = async () => (await provide('HoverProvider', uri, new vscode.Position(2, 28))).flatMap((h) => h.contents.map((c) => c.value)).join();
  await settings.update('catalogues', ['ours.csv'], vscode.ConfigurationTarget.Workspace);
  await until('the act of our own', async () => /Trains of our own/.test(await hovered()));
  await settings.update('catalogues', undefined, vscode.ConfigurationTarget.Workspace);
  await until('the act to be forgotten', async () => !/Trains of our own/.test(await hovered()));
  await settings.update('houses', ['board.toml'], vscode.ConfigurationTarget.Workspace);
  await settings.update('house', 'our-board', vscode.ConfigurationTarget.Workspace);
  await until('the house of our own', async () => (await about(closed)).house.name === 'Our board');
  await settings.update('house', undefined, vscode.ConfigurationTarget.Workspace);
  await settings.update('houses', undefined, vscode.ConfigurationTarget.Workspace);
  await until('the other house', async () => (await about(closed)).house.id === 'itu-pp');
});

test('where the binary cannot start WebAssembly does its work', async () => {
  const { server } = vscode.extensions.getExtension('resolute.resolute').exports;
  assert.equal(server.kind, 'binary');
  const settings = vscode.workspace.getConfiguration('resolute');
  await settings.update('server.path', '/bin/false', vscode.ConfigurationTarget.Global);
  await until('WebAssembly', () => server.kind === 'wasm', 60_000);
  const { uri } = await draft(`${head}1.\tDecides to meet;\n\n3.\tRequests a report.\n`);
  await until('the finding', () => found(uri).some((d) => d.message.startsWith('item 3')));
  await settings.update('server.path', undefined, vscode.ConfigurationTarget.Global);
  await until('the binary again', () => server.kind === 'binary', 60_000);
});

test('what the server tells is shown as texts', async () => {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file('closed.resolution')));
  for (const [command, want] of [
    ['findings', /closed\.resolution:9:1: error: item 3 follows item 1: 2 is missing \[label-gap\]/], ['register', /Rural libraries/],
    ['settings', /^settings of .*closed\.resolution[^]*house: itu-pp/], ['report', /^resolute: /],
  ]) {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file('closed.resolution')));
    await vscode.commands.executeCommand(`resolute.${command}`);
    await until(command, () => want.test(vscode.window.activeTextEditor?.document.getText() ?? ''));
  }
});

test('all commands are there', async () => {
  const all = await vscode.commands.getCommands(true);
  const own = vscode.extensions.getExtension('resolute.resolute').packageJSON.contributes.commands.map((c) => c.command);
  for (const command of own) assert.ok(all.includes(command), command);
});

exports.run = async () => {
  const told = { passed: [], failed: [], version: vscode.version };
  const extension = vscode.extensions.getExtension('resolute.resolute');
  const { server } = await extension.activate();
  for (const [name, f] of tests) {
    try {
      await f();
      told.passed.push(name);
    } catch (error) {
      told.failed.push(`${name}: ${error.stack ?? error}`);
    }
    writeFileSync(process.env.RESOLUTE_TEST_RESULT, JSON.stringify(told)); // for a run that does not end
  }
  told.server = server.kind;
  writeFileSync(process.env.RESOLUTE_TEST_RESULT, JSON.stringify(told));
  if (told.failed.length) throw new Error(told.failed.join('\n'));
};
