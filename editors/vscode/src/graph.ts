import * as vscode from 'vscode';
import type { Server } from './client';
import { follow } from './follow';
import { page } from './page';

/** showGraph shows who cites whom in the workspace. */
export async function showGraph(server: Server): Promise<void> {
  const { texts, acts, svg } = await server.ask<{ texts: number; acts: number; svg: string }>('resolute/graph', {});
  if (acts === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No text in this workspace cites anything.'));
    return;
  }
  const panel = vscode.window.createWebviewPanel('resolute.graph', vscode.l10n.t('Who cites whom'), vscode.ViewColumn.Active, { enableScripts: true });
  panel.webview.onDidReceiveMessage(({ open }: { open: string }) => follow(server, open));
  panel.webview.html = page(panel.webview, {
    style: `body { color: var(--vscode-editor-foreground); padding: 1rem; }
      svg { max-width: none; } .edge.lit { opacity: 1; stroke: var(--vscode-textLink-foreground); stroke-width: 2; }
      text.lit { font-weight: bold; } a text { fill: var(--vscode-textLink-foreground); cursor: pointer; }`,
    body: `<p>${vscode.l10n.t('{0} texts cite {1} acts.', texts, acts)}</p>${svg}`,
    script: `
      const editor = acquireVsCodeApi();
      document.addEventListener('click', (event) => {
        const link = event.target.closest('a');
        if (!link) return;
        event.preventDefault();
        editor.postMessage({ open: link.getAttribute('href') });
      });
      const light = (kind, i, on) => document.querySelectorAll('.edge.' + kind + '-' + i).forEach((e) => e.classList.toggle('lit', on));
      for (const [names, kind] of [['text.text', 'from'], ['text.act', 'to']])
        document.querySelectorAll(names).forEach((name, i) => {
          name.onmouseenter = () => light(kind, i, true);
          name.onmouseleave = () => light(kind, i, false);
        });`,
  });
}
