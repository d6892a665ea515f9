import * as vscode from 'vscode';
import type { Server } from './client';

/** follow opens what a citation leads to: a text of the workspace, "file:///…#L12", what is known of an act, or,
 * once the drafter has agreed, the page of a body in the browser. */
export async function follow(server: Server, address: string, viewColumn = vscode.ViewColumn.Active): Promise<void> {
  if (/^https?:/.test(address)) {
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
    return;
  }
  const [name, line] = address.split('#L') as [string, string?];
  const uri = server.uri(name);
  if (uri.scheme === 'resolute') {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
    return;
  }
  const first = Number(line ?? 1) - 1;
  await vscode.window.showTextDocument(uri, { viewColumn, selection: new vscode.Range(first, 0, first, 0) });
}
