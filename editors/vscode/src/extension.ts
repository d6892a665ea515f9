// What the extension does on every host.
import * as vscode from 'vscode';
import { language, Server, type Start } from './client';
import { registerCommands } from './commands';
import { isResolution } from './detect';
import { drawMarks } from './marks';
import { qualifyPasted } from './paste';
import { PreviewPanel, type Print } from './preview';
import { showStatus } from './status';

let server: Server | undefined;

/** run starts it all. What it returns is for tests. */
export async function run(context: vscode.ExtensionContext, start: Start, print?: Print) {
  server = new Server(context, start);
  const preview = new PreviewPanel(context, server, print);
  registerCommands(context, server, preview);
  showStatus(context, server);
  drawMarks(context);
  qualifyPasted(context, server);
  detectTexts(context);

  const wanted = () => vscode.workspace.textDocuments.some((d) => d.languageId === language);
  const startIfWanted = () => { if (wanted()) void server?.start(); };
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(startIfWanted),
    vscode.workspace.onDidChangeConfiguration((e) => { if (e.affectsConfiguration('resolute.server') && server?.kind) void server.restart(); }),
  );
  if (wanted() || (await vscode.workspace.findFiles('**/resolute.toml', undefined, 1)).length > 0) await server.start();
  return { server, preview, print: (html: string) => print?.(context, html) };
}

export async function stop(): Promise<void> { await server?.stop(); }

// detectTexts makes resolutions of plain texts that are ones, when they are opened,
// and of what is typed or pasted into a text that has no name yet. A drafter who
// says that a text is plain after all is not contradicted.
function detectTexts(context: vscode.ExtensionContext): void {
  const once = new Set<string>();
  const look = (document: vscode.TextDocument) => {
    const name = document.uri.toString();
    if (document.languageId !== 'plaintext' || document.uri.scheme === 'output' || once.has(name)) return;
    if (!vscode.workspace.getConfiguration('resolute').get('detectText', true)) return;
    if (!isResolution(document.getText(new vscode.Range(0, 0, 100, 0)))) return;
    once.add(name);
    void vscode.languages.setTextDocumentLanguage(document, language);
  };
  vscode.workspace.textDocuments.forEach(look);
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => { if (document.isUntitled) look(document); }),
  );
}
