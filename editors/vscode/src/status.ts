// The status item: whose draft it is, how much is found in it, how new what is
// known of that house's acts is.
import * as vscode from 'vscode';
import { language, type Server, type Status } from './client';

// edited is the draft that is looked at: that of the active editor, or the one beside
// a view, as the preview is one.
function edited(): vscode.TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor ? [activeTextEditor] : visibleTextEditors;
  return editors.find((e) => e.document.languageId === language)?.document;
}

export function showStatus(context: vscode.ExtensionContext, server: Server): void {
  const item = vscode.window.createStatusBarItem('resolute.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Resolute';
  item.command = 'resolute.menu';
  let asking = false, again = false;
  // While an answer is awaited, what happens waits for it and is asked about together.
  const update = async () => {
    again = true;
    if (asking) return;
    asking = true;
    while (again) {
      again = false;
      await ask(item, server);
    }
    asking = false;
  };
  context.subscriptions.push(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidOpenTextDocument((d) => { if (d === vscode.window.activeTextEditor?.document) void update(); }),
    vscode.workspace.onDidChangeTextDocument((e) => { if (e.document === edited()) void update(); }), // may be another house's now, without a finding
    vscode.languages.onDidChangeDiagnostics((e) => {
      const uri = edited()?.uri.toString();
      if (e.uris.some((u) => u.toString() === uri)) void update();
    }),
    server.onChange(update),
  );
  void update();
}

async function ask(item: vscode.StatusBarItem, server: Server): Promise<void> {
  const document = edited();
  if (!document) return item.hide();
  if (!server.kind) {
    item.text = '$(loading~spin) Resolute';
    item.tooltip = vscode.l10n.t('Resolute: the server is starting');
    return item.show();
  }
  try {
    const status = await server.about<Status>('resolute/status', document);
    if (document === edited()) show(item, status, server.kind);
  } catch {
    if (document === edited()) item.hide(); // the document is closed, or the server ends
  }
}

function show(item: vscode.StatusBarItem, status: Status, kind: string | undefined): void {
  const all = Object.values(status.findings).reduce((a, b) => a + b, 0);
  const findings = all === 0 ? vscode.l10n.t('no findings') : all === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', all);
  const icon = status.findings.error > 0 ? '$(error)' : status.findings.warning > 0 ? '$(warning)' : '$(check)';
  item.text = `$(law) ${status.house.name} ${icon} ${all}`;
  const tip = new vscode.MarkdownString();
  tip.appendText(`${status.house.name}: ${findings}`);
  if (status.catalogue) {
    tip.appendMarkdown('\n\n');
    tip.appendText(vscode.l10n.t('{0}: known up to {1} ({2} acts)', status.catalogue.series, status.catalogue.newest, status.catalogue.acts));
  }
  tip.appendMarkdown('\n\n');
  tip.appendText(vscode.l10n.t('server: {0}', kind ?? ''));
  item.tooltip = tip;
  item.accessibilityInformation = { label: `Resolute: ${status.house.name}, ${findings}` };
  item.show();
}
