// Enter behind an item gives the next label, as the server says; on an empty label
// it ends the list.
import { insertNewline } from '@codemirror/commands';
import { LSPPlugin } from '@codemirror/lsp-client';
import { completionStatus } from '@codemirror/autocomplete';
import { offset } from './edits.js';

export function onEnter(view, client) {
  const plugin = LSPPlugin.get(view);
  if (!plugin || completionStatus(view.state) === 'active' || !client.serverCapabilities?.documentOnTypeFormattingProvider) return false;
  insertNewline(view);
  goOn(view, plugin, client);
  return true;
}

async function goOn(view, plugin, client) {
  const { doc, selection } = view.state;
  client.sync();
  const edits = await client.request('textDocument/onTypeFormatting', {
    textDocument: { uri: plugin.uri }, position: plugin.toPosition(selection.main.head), ch: '\n', options: { tabSize: 4, insertSpaces: false },
  }).catch(() => null);
  if (!edits?.length || !view.state.doc.eq(doc)) return;
  const changes = view.state.changes(edits.map(({ range, newText }) => ({ from: offset(doc, range.start), to: offset(doc, range.end), insert: newText })));
  view.dispatch({ changes, selection: { anchor: changes.mapPos(selection.main.head, 1) }, userEvent: 'input.label', scrollIntoView: true });
}
