// What the server sends, in the editor's terms.
import { LSPPlugin } from '@codemirror/lsp-client';

/** Offset of a position in a text, within the text whatever the position says. */
export function offset(doc, { line, character }) {
  if (line >= doc.lines) return doc.length;
  const at = doc.line(line + 1);
  return Math.min(at.from + character, at.to);
}

/** Makes the edits of a workspace edit that are about this draft. They must be of its current text. */
export function apply(view, edit, label) {
  const { uri } = LSPPlugin.get(view);
  const edits = edit.documentChanges
    ? edit.documentChanges.filter((c) => c.textDocument?.uri === uri).flatMap((c) => c.edits)
    : edit.changes?.[uri] ?? [];
  const { doc } = view.state;
  view.dispatch({
    changes: edits.map(({ range, newText }) => ({ from: offset(doc, range.start), to: offset(doc, range.end), insert: newText })),
    userEvent: label,
    scrollIntoView: true,
  });
}

/** Asks the server about the draft as it is now. */
export async function ask(view, method, params = {}) {
  const plugin = LSPPlugin.get(view);
  plugin.client.sync();
  return plugin.client.request(method, { textDocument: { uri: plugin.uri }, ...params });
}

/** The code actions for a range, a quick fix or of the kind that is asked for. */
export async function actions(view, range, only = 'quickfix') {
  const found = await ask(view, 'textDocument/codeAction', { range, context: { diagnostics: [], only: [only] } });
  return found ?? [];
}

/** Makes the edits of an action, which it may have to be asked for. */
export async function perform(view, action) {
  const plugin = LSPPlugin.get(view);
  const before = view.state.doc;
  let { edit } = action;
  if (!edit && action.data) ({ edit } = await plugin.client.request('codeAction/resolve', action));
  if (edit && view.state.doc.eq(before)) apply(view, edit, 'input.fix');
}
