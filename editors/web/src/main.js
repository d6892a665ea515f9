// The page: an editor, the server, and what lies around them.
import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, insertTab } from '@codemirror/commands';
import { lintGutter, lintKeymap, nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import {
  LSPClient, findReferencesKeymap, formatKeymap, hoverTooltips, jumpToDefinitionKeymap, renameKeymap, serverCompletion, signatureHelp,
} from '@codemirror/lsp-client';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, drawSelection, dropCursor, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { findings, repair, repairAll } from './diagnostics.js';
import { onEnter } from './enter.js';
import { acceptDrops, readDraft, saveDraft } from './files.js';
import { hangingItems } from './hang.js';
import { FindingsList } from './list.js';
import { Preview } from './preview.js';
import { safeHTML } from './safe.js';
import { sample } from './sample.js';
import { startServer } from './server.js';
import { semanticColours } from './tokens.js';

const $ = (id) => document.getElementById(id);
const uri = 'untitled:draft.txt';

const draft = { name: 'draft.txt', lineEnd: '\n', mark: false, saved: sample };
const list = new FindingsList($('findings'), { go, repair: (f, name) => repair(view, f.from, f.to, name) });

const client = new LSPClient({
  timeout: 20_000,
  sanitizeHTML: safeHTML,
  extensions: [
    findings(showFindings), semanticColours, serverCompletion({ override: true, validFor: /^[^\n]*$/ }), hoverTooltips({ hoverTime: 250 }), signatureHelp(),
    keymap.of([...formatKeymap, ...renameKeymap, ...jumpToDefinitionKeymap, ...findReferencesKeymap]),
  ],
});
const preview = new Preview($('page'), client);

// The server is connected when it is there; until then the text can be written.
const served = new Compartment();

const view = new EditorView({
  parent: $('editor'),
  state: EditorState.create({
    doc: sample,
    extensions: [
      EditorView.cspNonce.of(document.currentScript.nonce),
      EditorState.tabSize.of(8),
      EditorState.phrases.of({ 'New name': 'New number or name', rename: 'Rename' }),
      EditorView.lineWrapping, hangingItems,
      EditorView.contentAttributes.of({ 'aria-label': 'Draft', 'aria-describedby': 'keys', tabindex: '0', spellcheck: 'true', lang: 'en' }),
      lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), lintGutter(), history(), drawSelection(), dropCursor(),
      autocompletion({ icons: false }), closeBrackets(), search({ top: true }), highlightSelectionMatches(),
      keymap.of([
        { key: 'Mod-s', run: () => { save(); return true; }, preventDefault: true },
        { key: 'Mod-o', run: () => { $('file').click(); return true; }, preventDefault: true },
        { key: 'Mod-.', run: (v) => openRepairs(v), preventDefault: true },
        { key: 'Enter', run: (v) => onEnter(v, client) },
        { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
        { key: 'Tab', run: insertTab },
        ...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap,
      ]),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (!docChanged) return;
        $('modified').hidden = state.doc.toString() === draft.saved;
        preview.later();
      }),
      served.of([]),
    ],
  }),
});
preview.view = view;

function go(finding) {
  view.dispatch({ selection: { anchor: finding.from, head: finding.to }, effects: EditorView.scrollIntoView(finding.from, { y: 'center' }) });
  view.focus();
}

/** Moves to the repairs of the finding under the cursor, in the list. */
function openRepairs({ state }) {
  const at = state.selection.main.head;
  const line = state.doc.lineAt(at).number;
  const near = list.findings.map((f, i) => ({ i, off: f.line === line ? Math.abs(f.from - at) : Infinity })).sort((a, b) => a.off - b.off)[0];
  if (!near || near.off === Infinity) return false;
  choose('findings');
  list.focus(near.i);
  return true;
}

let announced, announcing;

function showFindings(found) {
  list.show(found);
  document.documentElement.dataset.checked ??= Math.round(performance.now());
  const count = (severity) => found.filter((f) => f.severity === severity).length;
  const plural = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;
  const parts = [plural(count('error'), 'error'), plural(count('warning'), 'warning'), plural(count('info') + count('hint'), 'note')];
  const said = found.length === 0 ? 'No findings' : parts.filter((p) => !p.startsWith('0 ')).join(', ');
  $('count').textContent = said;
  $('number').textContent = found.length;
  $('none').hidden = found.length > 0;
  $('repair-all').disabled = found.length === 0;
  // Told to a screen reader once the typing pauses.
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    if (said !== announced) tell(said);
    announced = said;
  }, 1000);
  showHouse();
}

function tell(message) { $('live').textContent = message; }

/** Shows a message that a person should see, and says it. */
function warn(message) {
  $('message').textContent = message;
  $('message').hidden = message === '';
  tell(message);
}

async function showHouse() {
  try {
    const status = await client.request('resolute/status', { textDocument: { uri } });
    $('as-text').textContent = $('house').value === '' ? `As the text says: ${status.house.name}` : 'As the text says';
    $('catalogue').textContent = status.catalogue ? `${status.catalogue.series}: ${status.catalogue.acts.toLocaleString('en')} acts known, to ${status.catalogue.newest}` : '';
  } catch {
    // An older state of the text: the next findings ask again.
  }
}

function load({ name, text, lineEnd = '\n', mark = false }) {
  Object.assign(draft, { name, lineEnd, mark });
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true });
  draft.saved = view.state.doc.toString();
  $('modified').hidden = true;
  $('name').textContent = name;
  document.title = `${name} · Resolute`;
  view.focus();
}

const mayDiscard = () => $('modified').hidden || confirm('The draft has changes that are not saved. Go on without them?');

async function take(file) {
  warn('');
  try {
    const read = await readDraft(file);
    if (!mayDiscard()) return;
    load(read);
    tell(`${read.name} is open`);
  } catch (error) {
    warn(error.message);
  }
}

async function save() {
  const text = view.state.doc.toString();
  if (await saveDraft({ ...draft, text })) {
    draft.saved = text;
    $('modified').hidden = true;
    tell(`${draft.name} is saved`);
  }
}

async function fresh() {
  if (!mayDiscard()) return;
  const house = $('house').value || 'unga';
  const { text } = await client.request('resolute/draft', { textDocument: { uri }, house });
  load({ name: 'draft.txt', text });
}

/** Chooses a tab beside the draft. */
function choose(name) {
  for (const tab of document.querySelectorAll('[role=tab]')) {
    const on = tab.id === `tab-${name}`;
    tab.setAttribute('aria-selected', on);
    tab.tabIndex = on ? 0 : -1;
    $(tab.getAttribute('aria-controls')).hidden = !on;
  }
  preview.visible = name === 'page';
}

function theme(next) {
  const dark = next ?? document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = dark;
  $('theme').setAttribute('aria-pressed', dark === 'dark');
}

function wire() {
  $('open').addEventListener('click', () => $('file').click());
  $('file').addEventListener('change', (event) => {
    if (event.target.files[0]) take(event.target.files[0]);
    event.target.value = '';
  });
  $('save').addEventListener('click', save);
  $('new').addEventListener('click', fresh);
  $('repair-all').addEventListener('click', async () => {
    tell(await repairAll(view) ? 'The certain repairs are made' : 'None of the repairs is certain: choose them one by one');
  });
  $('house').addEventListener('change', () => {
    client.notification('workspace/didChangeConfiguration', { settings: { resolute: { house: $('house').value } } });
    preview.later();
  });
  $('theme').addEventListener('click', () => theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'));
  const tabs = [...document.querySelectorAll('[role=tab]')];
  for (const tab of tabs) {
    tab.addEventListener('click', () => choose(tab.id.slice(4)));
    tab.addEventListener('keydown', ({ key }) => {
      if (key !== 'ArrowRight' && key !== 'ArrowLeft') return;
      const next = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
      choose(next.id.slice(4));
      next.focus();
    });
  }
  for (const b of document.querySelectorAll('[data-open]')) b.addEventListener('click', () => $(b.dataset.open).showModal());
  acceptDrops(window, take);
  addEventListener('beforeunload', (event) => { if (!$('modified').hidden) event.preventDefault(); });
  theme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

wire();

// Called by the last script of the page, when the module has been read too.
globalThis.resolute = async () => {
  try {
    const transport = await startServer($('worker').textContent, $('module').textContent);
    client.connect(transport);
    await client.initializing;
    tell('The draft is being checked');
    view.dispatch({ effects: served.reconfigure(client.plugin(uri, 'resolution')) });
    const { houses } = await client.request('resolute/houses', {});
    for (const { id, name } of houses) $('house').append(new Option(name, id));
    for (const id of ['house', 'new', 'repair-all']) $(id).disabled = false;
    document.documentElement.dataset.ready = Math.round(performance.now());
  } catch (error) {
    warn(`The checker does not start: ${error.message}`);
  }
};
