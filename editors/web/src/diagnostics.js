// Findings: drawn in the text, with their repairs, and handed to the list.
import { LSPPlugin } from '@codemirror/lsp-client';
import { forEachDiagnostic, setDiagnostics } from '@codemirror/lint';
import { ViewPlugin } from '@codemirror/view';
import { actions, offset, perform } from './edits.js';

const severities = ['error', 'error', 'warning', 'info', 'hint'];

// Changes are sent soon after they are made; the server works off the latest.
const pause = 40;

const sync = ViewPlugin.fromClass(class {
  update({ docChanged, view }) {
    if (!docChanged || this.due) return;
    this.due = setTimeout(() => {
      this.due = undefined;
      LSPPlugin.get(view)?.client.sync();
    }, pause);
  }

  destroy() { clearTimeout(this.due); }
});

/** An extension of the client that shows findings and calls changed(findings) when they are others. */
export function findings(changed) {
  let round = 0;
  return {
    clientCapabilities: {
      textDocument: {
        publishDiagnostics: { versionSupport: true, relatedInformation: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
      },
    },
    notificationHandlers: {
      'textDocument/publishDiagnostics': (client, { uri, version, diagnostics }) => {
        const file = client.workspace.getFile(uri);
        const view = file?.getView();
        if (!view || (version != null && version !== file.version)) return true;
        round++;
        show(view, diagnostics, new Map());
        changed(listed(view));
        withRepairs(view, diagnostics, round);
        return true;
      },
    },
    editorExtension: sync,
  };

  // The repairs come a moment later: they are asked for in one request.
  async function withRepairs(view, diagnostics, asked) {
    if (diagnostics.length === 0) return;
    const end = { line: view.state.doc.lines - 1, character: view.state.doc.line(view.state.doc.lines).length };
    const repairs = new Map();
    try {
      for (const action of await actions(view, { start: { line: 0, character: 0 }, end })) {
        for (const d of action.diagnostics ?? []) repairs.set(key(d), [...repairs.get(key(d)) ?? [], action.title]);
      }
    } catch {
      return; // the text has changed meanwhile: the next findings come with theirs
    }
    if (asked !== round) return;
    show(view, diagnostics, repairs);
    changed(listed(view));
  }
}

const key = ({ range: { start, end }, code }) => [start.line, start.character, end.line, end.character, code].join();

function show(view, diagnostics, repairs) {
  const plugin = LSPPlugin.get(view);
  const place = (p) => plugin.unsyncedChanges.mapPos(offset(plugin.syncedDoc, p));
  view.dispatch(setDiagnostics(view.state, diagnostics.map((d) => ({
    from: place(d.range.start),
    to: place(d.range.end),
    severity: severities[d.severity ?? 1],
    source: d.code,
    message: d.message,
    actions: (repairs.get(key(d)) ?? []).map((name) => ({ name, apply: (v, from, to) => repair(v, from, to, name) })),
  }))));
}

/** Makes the repair of that name at a place, as the server has it for the text as it is now. */
export async function repair(view, from, to, name) {
  const plugin = LSPPlugin.get(view);
  const range = { start: plugin.toPosition(from), end: plugin.toPosition(to) };
  const action = (await actions(view, range)).find((a) => a.title === name);
  if (action) await perform(view, action);
}

/** Makes all repairs that cannot change the meaning. */
export async function repairAll(view) {
  const { doc } = view.state;
  const all = { start: { line: 0, character: 0 }, end: { line: doc.lines - 1, character: doc.line(doc.lines).length } };
  const [action] = await actions(view, all, 'source.fixAll');
  if (action) await perform(view, action);
  return Boolean(action);
}

function listed(view) {
  const out = [];
  forEachDiagnostic(view.state, (d, from, to) => out.push({ ...d, from, to, line: view.state.doc.lineAt(from).number }));
  return out.sort((a, b) => a.from - b.from);
}
