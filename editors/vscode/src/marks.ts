// Revision marks as they are drawn in the editor: what is struck is struck through,
// what is new is underlined, and the signs around both step back.
import * as vscode from 'vscode';
import { language } from './client';

const mark = /\{\+\+([^]*?)\+\+\}|\{--([^]*?)--\}|\{~~([^]*?)~>([^]*?)~~\}/g;
const sign = 3; // letters that begin or end a mark
const arrow = 2; // letters between old and new

/** Marked is where a text has what is struck, what is new, and signs: [from, to). */
export interface Marked { struck: [number, number][]; added: [number, number][]; signs: [number, number][] }

/** marked reads the revision marks of a text. */
export function marked(text: string): Marked {
  const out: Marked = { struck: [], added: [], signs: [] };
  for (const { 0: whole, 1: added, 2: struck, 3: old, index } of text.matchAll(mark)) {
    const from = index + sign, to = index + whole.length - sign;
    out.signs.push([index, from], [to, to + sign]);
    if (added !== undefined) out.added.push([from, to]);
    if (struck !== undefined) out.struck.push([from, to]);
    if (old === undefined) continue;
    const middle = from + old.length;
    out.struck.push([from, middle]);
    out.signs.push([middle, middle + arrow]);
    out.added.push([middle + arrow, to]);
  }
  return out;
}

/** drawMarks keeps the marks of all visible drafts drawn. */
export function drawMarks(context: vscode.ExtensionContext): void {
  const kind = (look: vscode.DecorationRenderOptions) => {
    const type = vscode.window.createTextEditorDecorationType({ rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed, ...look });
    context.subscriptions.push(type);
    return type;
  };
  const colour = (name: string) => new vscode.ThemeColor(name);
  const struck = kind({ textDecoration: 'line-through', color: colour('gitDecoration.deletedResourceForeground') });
  const added = kind({ textDecoration: 'underline', color: colour('gitDecoration.addedResourceForeground') });
  const signs = kind({ opacity: '0.5' });
  const draw = (editor: vscode.TextEditor) => {
    const { document } = editor;
    const all = document.languageId === language ? marked(document.getText()) : { struck: [], added: [], signs: [] };
    const ranges = (list: [number, number][]) => list.map(([from, to]) => new vscode.Range(document.positionAt(from), document.positionAt(to)));
    editor.setDecorations(struck, ranges(all.struck));
    editor.setDecorations(added, ranges(all.added));
    editor.setDecorations(signs, ranges(all.signs));
  };
  const drawAll = () => vscode.window.visibleTextEditors.forEach(draw);
  context.subscriptions.push(
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    vscode.workspace.onDidOpenTextDocument(drawAll),
    vscode.workspace.onDidChangeTextDocument(({ document }) => vscode.window.visibleTextEditors.filter((e) => e.document === document).forEach(draw)),
  );
  drawAll();
}
