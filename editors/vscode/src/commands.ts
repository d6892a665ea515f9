import * as vscode from 'vscode';
import { language, message, type Server } from './client';
import type { PreviewPanel } from './preview';
import { showGraph } from './graph';

export function registerCommands(context: vscode.ExtensionContext, server: Server, preview: PreviewPanel): void {
  const commands: Record<string, (...args: never[]) => unknown> = {
    newDraft: (house?: string) => newDraft(context, server, house),
    preview: () => preview.open(draft()),
    renumberLists: () => apply(vscode.CodeActionKind.Source.append('renumber'), vscode.l10n.t('There is nothing to number: all lists are in order.')),
    fixAll: () => apply(vscode.CodeActionKind.SourceFixAll, vscode.l10n.t('There is nothing to repair without asking.')),
    revisions: () => vscode.commands.executeCommand('editor.action.codeAction', { kind: 'refactor.rewrite.revision', apply: 'ifSingle' }),
    acceptRevisions: () => settle(server, true),
    rejectRevisions: () => settle(server, false),
    graph: () => showGraph(server),
    lintWorkspace: () => lintWorkspace(server),
    findings: () => tell(server.run('findings')),
    register: () => tell(server.run('register')),
    settings: () => tell(server.run('settings', draft())),
    report: () => tell(server.run('report')),
    saveHtml: () => preview.save(),
    print: () => preview.print(),
    restart: () => server.restart(),
    showLog: () => server.log.show(),
    menu,
  };
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(`resolute.${name}`, async (...args: never[]) => {
      try {
        return await run(...args);
      } catch (error) {
        void vscode.window.showErrorMessage(message(error));
        return undefined;
      }
    }));
  }
}

/** draft is the draft that is being edited. */
export function draft(): vscode.TextDocument {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  const document = editors.find((e) => e?.document.languageId === language)?.document;
  if (!document) throw new Error(vscode.l10n.t('No draft is open.'));
  return document;
}

// newDraft begins a draft of a house. The one that was chosen last stands first: most
// people draft for one house.
async function newDraft(context: vscode.ExtensionContext, server: Server, chosen?: string): Promise<void> {
  const { houses } = await server.ask<{ houses: { id: string; name: string }[] }>('resolute/houses', {});
  const last = context.globalState.get<string>('house');
  houses.sort((a, b) => Number(b.id === last) - Number(a.id === last));
  const house = chosen ?? (await vscode.window.showQuickPick(
    houses.map(({ id, name }) => ({ label: name, description: id })),
    { placeHolder: vscode.l10n.t('Whose resolution is it?'), matchOnDescription: true },
  ))?.description;
  if (!house) return;
  void context.globalState.update('house', house);
  const { snippet } = await server.ask<{ snippet: string }>('resolute/draft', { house });
  const document = await vscode.workspace.openTextDocument({ language });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(snippet));
}

// tell shows what the server tells as a text of its own, to be read, saved or sent.
async function tell(words: Promise<string>): Promise<void> {
  const content = await words;
  if (content === '') {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to tell.'));
    return;
  }
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
}

// apply does the server's action of a kind to the whole draft.
async function apply(kind: vscode.CodeActionKind, nothing: string): Promise<void> {
  const document = draft();
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, all, kind.value, 1);
  const action = actions.find((a) => a.kind && kind.contains(a.kind) && !a.disabled);
  if (!action) {
    void vscode.window.showInformationMessage(nothing);
    return;
  }
  if (action.edit) await vscode.workspace.applyEdit(action.edit, { isRefactoring: true });
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...action.command.arguments ?? []);
}

interface Change { range: { start: vscode.Position; end: vscode.Position }; newText: string }

// settle accepts or rejects every revision mark of the draft.
async function settle(server: Server, accept: boolean): Promise<void> {
  const document = draft();
  const { edits, version } = await server.about<{ edits: Change[]; version: number }>('resolute/settle', document, { accept });
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This draft has no revision marks.'));
    return;
  }
  if (version !== document.version) return settle(server, accept);
  const change = new vscode.WorkspaceEdit();
  change.set(document.uri, edits.map(({ range: { start, end }, newText }) => new vscode.TextEdit(new vscode.Range(start.line, start.character, end.line, end.character), newText)));
  await vscode.workspace.applyEdit(change);
}

// lintWorkspace shows the findings of all drafts. The server tells them by itself;
// here they are counted once it has answered for what it knows by now.
async function lintWorkspace(server: Server): Promise<void> {
  await server.start();
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Checking all drafts') }, () => server.checkAll());
  const count = [0, 0, 0];
  const ours = vscode.languages.getDiagnostics().filter(([, found]) => found.some((d) => d.source === 'resolute'));
  for (const [, found] of ours) for (const d of found) if (d.source === 'resolute') count[Math.min(d.severity, 2)]++;
  void vscode.window.showInformationMessage(vscode.l10n.t('{0} drafts checked: {1} errors, {2} warnings, {3} others.', server.checked ?? ours.length, ...count));
}

async function menu(): Promise<void> {
  const names = ['preview', 'newDraft', 'renumberLists', 'fixAll', 'graph', 'lintWorkspace', 'restart', 'showLog'];
  const titles = vscode.extensions.getExtension('resolute.resolute')?.packageJSON.contributes.commands as { command: string; title: string }[];
  const rows = names.map((name) => ({ label: titles.find((t) => t.command === `resolute.${name}`)?.title ?? name, command: `resolute.${name}` }));
  const chosen = await vscode.window.showQuickPick(rows, { placeHolder: 'Resolute' });
  if (chosen) await vscode.commands.executeCommand(chosen.command);
}
